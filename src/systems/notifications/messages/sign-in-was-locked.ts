import { defineMessage } from '../define-message'

/** To the person whose password somebody guesses at. */
export const signInWasLocked = defineMessage({
  name: 'sign-in-was-locked',
  kind: 'security',
  on: 'person.locked-out',
  to: async ({ event }) => [event.person],
  through: ['in-app', 'email'],
  facts: async () => ({ link: '/account' }),
  words: {
    en: () => ({
      subject: 'Somebody tried to sign in as you',
      text: [
        'There were many wrong passwords for your account, so new devices have to wait for a while. Devices you use are not stopped. If your password is easy to guess, change it.',
      ],
      button: 'Open your account',
    }),
    nl: () => ({
      subject: 'Iemand probeerde als jou in te loggen',
      text: [
        'Er zijn veel foute wachtwoorden voor je account ingevoerd; nieuwe apparaten moeten even wachten. Je eigen apparaten werken gewoon. Is je wachtwoord makkelijk te raden, wijzig het dan.',
      ],
      button: 'Account openen',
    }),
    de: () => ({
      subject: 'Jemand wollte sich als Sie anmelden',
      text: [
        'Für Ihr Konto wurden viele falsche Passwörter eingegeben; neue Geräte müssen eine Weile warten. Ihre Geräte sind nicht betroffen. Ist Ihr Passwort leicht zu erraten, ändern Sie es.',
      ],
      button: 'Konto öffnen',
    }),
    fr: () => ({
      subject: 'Quelqu’un a tenté de se connecter à votre place',
      text: [
        'De nombreux mots de passe erronés ont été saisis pour votre compte ; les nouveaux appareils doivent patienter. Vos appareils ne sont pas concernés. Si votre mot de passe est facile à deviner, changez-le.',
      ],
      button: 'Ouvrir votre compte',
    }),
    es: () => ({
      subject: 'Alguien ha intentado entrar en su cuenta',
      text: [
        'Se han escrito muchas contraseñas erróneas para su cuenta; los dispositivos nuevos deben esperar un rato. Los suyos siguen funcionando. Si su contraseña es fácil de adivinar, cámbiela.',
      ],
      button: 'Abrir su cuenta',
    }),
  },
  sample: { event: { person: 7 }, facts: { link: '/account' } },
})
