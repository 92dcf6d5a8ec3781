export { chooseCaptcha, captchaInUse, captchaOrigin } from './adapters'
export { defineCaptcha, type Captcha } from './define-captcha'
export { siteVerifyCaptcha } from './site-verify'
