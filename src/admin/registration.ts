import type { CollectionConfig, Config } from 'payload'

/** Views of the courses collection: where a course stands in place of its fields, and the review. */
export const coursesAdmin: CollectionConfig['admin'] = {
  hideAPIURL: true,
  components: {
    views: {
      edit: {
        default: { Component: 'coursewright/rsc#CourseOverviewView', tab: { label: 'Overview', order: 0 } },
        review: {
          Component: 'coursewright/rsc#ReviewView',
          path: '/review',
          tab: { label: 'Review', href: '/review', order: 10 },
        },
        assign: {
          Component: 'coursewright/rsc#AssignView',
          path: '/assign',
          tab: { label: 'Assign', href: '/assign', order: 20 },
        },
      },
    },
  },
}

/** The page of a draft under way, in place of its fields. */
export const generationRunsAdmin: CollectionConfig['admin'] = {
  hideAPIURL: true,
  components: {
    views: { edit: { default: { Component: 'coursewright/rsc#RunView', tab: { label: 'Draft', order: 0 } } } },
  },
}

/** Views of the SOP versions: the reading beside the original. */
export const sopVersionsAdmin: CollectionConfig['admin'] = {
  hideAPIURL: true,
  components: {
    Description: 'coursewright/client#SopVersionNote',
    beforeListTable: ['coursewright/rsc#AddSopsLink'],
    views: {
      edit: {
        parse: {
          Component: 'coursewright/rsc#ParseView',
          path: '/parse',
          tab: { label: 'Check the reading', href: '/parse', order: 10 },
        },
        changes: {
          Component: 'coursewright/rsc#ChangesView',
          path: '/changes',
          tab: { label: 'What changed', href: '/changes', order: 15 },
        },
        facts: {
          Component: 'coursewright/rsc#FactsView',
          path: '/facts',
          tab: { label: 'Facts', href: '/facts', order: 20 },
        },
      },
    },
  },
}

/** Views of the requests collection: board and list in one, and the desk at which a request is worked on. */
export const requestsAdmin: CollectionConfig['admin'] = {
  hideAPIURL: true,
  components: {
    views: {
      list: { Component: 'coursewright/rsc#RequestsView' },
      edit: {
        default: { tab: { label: 'Details', order: 20 } },
        desk: {
          Component: 'coursewright/rsc#RequestDeskView',
          path: '/desk',
          tab: { label: 'Work on it', href: '/desk', order: 10 },
        },
      },
    },
  },
}

/** What SOPs say against each other, for people to judge: a list of our own in place of rows. */
export const contradictionsAdmin: CollectionConfig['admin'] = {
  hideAPIURL: true,
  components: { views: { list: { Component: 'coursewright/rsc#ContradictionsView' } } },
}

/** Asking the SOPs a question. */
export const withSopsAdmin = (config: Config): Config =>
  withComponents(config, ({ afterNavLinks = [], views }) => ({
    afterNavLinks: ['coursewright/rsc#SopLinks', ...afterNavLinks],
    views: {
      ...views,
      addProcedures: { Component: 'coursewright/rsc#AddSopsView', path: '/add-procedures' },
      searchProcedures: { Component: 'coursewright/rsc#SearchView', path: '/search' },
    },
  }))

/** Which models draft courses. */
export const withAiAdmin = (config: Config): Config =>
  withComponents(config, ({ afterNavLinks = [], views }) => ({
    afterNavLinks: [...afterNavLinks, 'coursewright/rsc#AiLink'],
    views: { ...views, ai: { Component: 'coursewright/rsc#AiView', path: '/ai' } },
  }))

/** The brand, and what needs the person who signs in, before Payload's own dashboard. A project's own choices win. */
export const withCoursewrightAdmin = (config: Config): Config =>
  withComponents(config, ({ beforeDashboard = [], graphics }) => ({
    beforeDashboard: ['coursewright/rsc#WhatNeedsMe', ...beforeDashboard],
    graphics: { Logo: 'coursewright/rsc#BrandLogo', Icon: 'coursewright/rsc#BrandIcon', ...graphics },
  }))

/** The bell in the bar of every page, and the mailbox page. */
export const withMessagesAdmin = (config: Config): Config =>
  withComponents(config, ({ actions = [], views }) => ({
    actions: ['coursewright/client#AdminBell', ...actions],
    views: { ...views, mailbox: { Component: 'coursewright/rsc#MailboxView', path: '/mailbox' } },
  }))

/** What happens to a person's work and data when they leave. */
export const leavingTab: CollectionConfig['admin'] = {
  components: {
    edit: { beforeDocumentControls: ['coursewright/client#PersonActions'] },
    views: {
      edit: {
        leaving: {
          Component: 'coursewright/rsc#LeavingView',
          path: '/leaving',
          tab: { label: 'Leaving', href: '/leaving', order: 300 },
        },
      },
    },
  },
}

/** Importing enrollments, and who may do what. */
export const withPeopleAdmin = (config: Config): Config =>
  withComponents(config, ({ afterNavLinks = [], views }) => ({
    afterNavLinks: ['coursewright/rsc#PeopleLinks', ...afterNavLinks],
    views: {
      ...views,
      importEnrollments: { Component: 'coursewright/rsc#ImportView', path: '/import-enrollments' },
      roles: { Component: 'coursewright/rsc#RolesView', path: '/roles' },
    },
  }))

/** What a manager can do about an invitation, beside its fields. */
export const invitationsAdmin: CollectionConfig['admin'] = {
  components: { edit: { beforeDocumentControls: ['coursewright/client#InvitationActions'] } },
}

type Components = NonNullable<NonNullable<Config['admin']>['components']>

/** The config with some components of the admin put beside those it has. */
function withComponents(config: Config, change: (present: Components) => Components): Config {
  const present = config.admin?.components ?? {}
  return { ...config, admin: { ...config.admin, components: { ...present, ...change(present) } } }
}
