'use client'

import { Failed } from './_parts/failed.client'

export default Failed
