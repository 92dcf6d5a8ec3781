import { ParseView as ParseView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { CourseOverviewView as CourseOverviewView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { ReviewView as ReviewView_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { BrandIcon as BrandIcon_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { BrandLogo as BrandLogo_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { WhatNeedsMe as WhatNeedsMe_6174b8dd84d1c1111d1a44eb9d4aced2 } from 'coursewright/rsc'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "coursewright/rsc#ParseView": ParseView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#CourseOverviewView": CourseOverviewView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#ReviewView": ReviewView_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#BrandIcon": BrandIcon_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#BrandLogo": BrandLogo_6174b8dd84d1c1111d1a44eb9d4aced2,
  "coursewright/rsc#WhatNeedsMe": WhatNeedsMe_6174b8dd84d1c1111d1a44eb9d4aced2,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
