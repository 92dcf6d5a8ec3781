import { PersonActions as PersonActions_96b8f7aec80ac374d42059f753b443e6 } from 'coursewright/client'
import { LeavingView as LeavingView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { InvitationActions as InvitationActions_96b8f7aec80ac374d42059f753b443e6 } from 'coursewright/client'
import { AddSopsLink as AddSopsLink_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { SopVersionNote as SopVersionNote_96b8f7aec80ac374d42059f753b443e6 } from 'coursewright/client'
import { ParseView as ParseView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { ChangesView as ChangesView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { FactsView as FactsView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { RunView as RunView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { ContradictionsView as ContradictionsView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { CourseOverviewView as CourseOverviewView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { ReviewView as ReviewView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { AssignView as AssignView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { RequestDeskView as RequestDeskView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { RequestsView as RequestsView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { DeliveryActions as DeliveryActions_96b8f7aec80ac374d42059f753b443e6 } from 'coursewright/client'
import { WebhookActions as WebhookActions_96b8f7aec80ac374d42059f753b443e6 } from 'coursewright/client'
import { BrandIcon as BrandIcon_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { BrandLogo as BrandLogo_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { AdminBell as AdminBell_96b8f7aec80ac374d42059f753b443e6 } from 'coursewright/client'
import { PeopleLinks as PeopleLinks_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { SopLinks as SopLinks_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { AiLink as AiLink_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { WhatNeedsMe as WhatNeedsMe_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { AddSopsView as AddSopsView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { SearchView as SearchView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { AiView as AiView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { ImportView as ImportView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { RolesView as RolesView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { MailboxView as MailboxView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "coursewright/client#PersonActions": PersonActions_96b8f7aec80ac374d42059f753b443e6,
  "coursewright/rsc#LeavingView": LeavingView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/client#InvitationActions": InvitationActions_96b8f7aec80ac374d42059f753b443e6,
  "coursewright/rsc#AddSopsLink": AddSopsLink_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/client#SopVersionNote": SopVersionNote_96b8f7aec80ac374d42059f753b443e6,
  "coursewright/rsc#ParseView": ParseView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#ChangesView": ChangesView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#FactsView": FactsView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#RunView": RunView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#ContradictionsView": ContradictionsView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#CourseOverviewView": CourseOverviewView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#ReviewView": ReviewView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#AssignView": AssignView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#RequestDeskView": RequestDeskView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#RequestsView": RequestsView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/client#DeliveryActions": DeliveryActions_96b8f7aec80ac374d42059f753b443e6,
  "coursewright/client#WebhookActions": WebhookActions_96b8f7aec80ac374d42059f753b443e6,
  "coursewright/rsc#BrandIcon": BrandIcon_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#BrandLogo": BrandLogo_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/client#AdminBell": AdminBell_96b8f7aec80ac374d42059f753b443e6,
  "coursewright/rsc#PeopleLinks": PeopleLinks_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#SopLinks": SopLinks_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#AiLink": AiLink_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#WhatNeedsMe": WhatNeedsMe_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#AddSopsView": AddSopsView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#SearchView": SearchView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#AiView": AiView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#ImportView": ImportView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#RolesView": RolesView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#MailboxView": MailboxView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
