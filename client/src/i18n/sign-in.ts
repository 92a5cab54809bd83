import { messages } from "./messages";

export const signIn = messages(
  {
    title: "Sign in",
    lead: "Registers that work without a network.",
    again: "Sign in again, {name}",
    againHelp: "Your sign-in has run out. Everything you saved is kept on this phone and is sent once you are in.",
    login: "Phone or e-mail",
    loginHint: "The one your school has, like 0712 345 678",
    password: "Password",
    show: "Show",
    hide: "Hide",
    submit: "Sign in",
    submitting: "Signing in…",
    notNow: "Go on without sending",
    others: "Who uses this phone",
    missing: "Write your phone or e-mail and your password.",
    wrong:
      "The phone or e-mail and the password do not go together. Forgot it? Ask your school's administrator for a new one.",
    tooMany: "Too many attempts. Wait a few minutes, then try again.",
    noAnswer:
      "The school's server did not answer. Check that the phone has a network, then try again. The first sign-in on a phone needs one.",
    update: "This version of the app is too old for the server. Close it and open it again with a network.",
    other: "The server could not sign you in just now. Try again in a minute.",
  },
  {
    title: "Ingia",
    lead: "Rejesta zinazofanya kazi bila mtandao.",
    again: "Ingia tena, {name}",
    againHelp: "Muda wako wa kuingia umeisha. Ulichohifadhi kipo salama kwenye simu hii na kitatumwa ukiingia.",
    login: "Simu au barua pepe",
    loginHint: "Ambayo shule inayo, kama 0712 345 678",
    password: "Nenosiri",
    show: "Onyesha",
    hide: "Ficha",
    submit: "Ingia",
    submitting: "Inaingia…",
    notNow: "Endelea bila kutuma",
    others: "Wanaotumia simu hii",
    missing: "Andika simu au barua pepe, na nenosiri lako.",
    wrong: "Simu au barua pepe hiyo na nenosiri havilingani. Umesahau nenosiri? Mwombe msimamizi wa shule akupe jipya.",
    tooMany: "Umejaribu mara nyingi mno. Subiri dakika chache, kisha ujaribu tena.",
    noAnswer:
      "Seva ya shule haijajibu. Angalia kama simu ina mtandao, kisha ujaribu tena. Kuingia mara ya kwanza kwenye simu kunahitaji mtandao.",
    update: "Toleo hili la programu ni la zamani mno kwa seva. Lifunge na ulifungue tena ukiwa na mtandao.",
    other: "Seva haikuweza kukuingiza kwa sasa. Jaribu tena baada ya dakika moja.",
  },
);
