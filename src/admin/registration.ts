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
      },
    },
  },
}

/** Views of the SOP versions: the reading beside the original. */
export const sopVersionsAdmin: CollectionConfig['admin'] = {
  hideAPIURL: true,
  components: {
    views: {
      edit: {
        parse: {
          Component: 'coursewright/rsc#ParseView',
          path: '/parse',
          tab: { label: 'Check the reading', href: '/parse', order: 10 },
        },
      },
    },
  },
}

/** The brand, and what needs the person who signs in, before Payload's own dashboard. A project's own choices win. */
export function withCoursewrightAdmin(config: Config): Config {
  const components = config.admin?.components
  return {
    ...config,
    admin: {
      ...config.admin,
      components: {
        ...components,
        beforeDashboard: ['coursewright/rsc#WhatNeedsMe', ...(components?.beforeDashboard ?? [])],
        graphics: { Logo: 'coursewright/rsc#BrandLogo', Icon: 'coursewright/rsc#BrandIcon', ...components?.graphics },
      },
    },
  }
}
