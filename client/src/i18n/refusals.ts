import { messages } from "./messages";

/** What a refused request means to whoever made it, by the server's code. */
export const refusals = messages(
  {
    noAnswer: "The school's server did not answer. Nothing was changed. Check the network, then try again.",
    UNAUTHENTICATED: "Your sign-in has run out. Sign in again, then repeat this.",
    FORBIDDEN: "Your role may not do this. Ask your school's administrator.",
    NOT_FOUND: "It is no longer there. Open the page again.",
    RATE_LIMITED: "Too many attempts. Wait a few minutes, then try again.",
    PAYLOAD_TOO_LARGE: "That is more than the server takes at once.",
    UPGRADE_REQUIRED: "This version of the app is too old for the server. Update it, then repeat this.",
    INTERNAL_SERVER_ERROR: "The server failed over this. Nothing was changed. Try again in a minute.",
  },
  {
    noAnswer: "Seva ya shule haijajibu. Hakuna kilichobadilika. Angalia mtandao, kisha ujaribu tena.",
    UNAUTHENTICATED: "Muda wako wa kuingia umeisha. Ingia tena, kisha urudie.",
    FORBIDDEN: "Wadhifa wako hauruhusu hili. Mwombe msimamizi wa shule.",
    NOT_FOUND: "Haipo tena. Fungua ukurasa upya.",
    RATE_LIMITED: "Umejaribu mara nyingi mno. Subiri dakika chache, kisha ujaribu tena.",
    PAYLOAD_TOO_LARGE: "Hiyo inazidi kiwango ambacho seva hupokea kwa mara moja.",
    UPGRADE_REQUIRED: "Toleo hili la programu ni la zamani mno kwa seva. Lisasishe, kisha urudie.",
    INTERNAL_SERVER_ERROR: "Seva imeshindwa. Hakuna kilichobadilika. Jaribu tena baada ya dakika moja.",
  },
);
