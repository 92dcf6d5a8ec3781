'use client'

import { Failed } from '../(learn)/_parts/failed.client'

export default Failed
