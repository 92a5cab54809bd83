import { messages } from "./messages";

/** What a refused request means to whoever made it, by the server's code. */
export const refusals = messages(
  {
    noAnswer: "The school's server did not answer. Nothing was changed. Check the network, then try again.",
    UNAUTHENTICATED: "Your sign-in has run out. Sign in again, then repeat this.",
    FORBIDDEN: "Your role may not do this. Ask your school's administrator.",
    NOT_FOUND: "It is no longer there. Open the page again.",
    BAD_USER_INPUT:
      "Something you filled in cannot be right, so nothing was changed. Check each field, then try again.",
    CONFLICT: "It does not agree with what the school has already. Nothing was changed. Open the page again to see it.",
    PERSISTED_QUERY_NOT_FOUND: "The server does not know what this app asks. Update the app, then repeat this.",
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
    BAD_USER_INPUT:
      "Kuna ulichojaza kisicho sahihi, kwa hivyo hakuna kilichobadilika. Angalia kila sehemu, kisha ujaribu tena.",
    CONFLICT: "Haiendani na kilichopo tayari shuleni. Hakuna kilichobadilika. Fungua ukurasa upya ukione.",
    PERSISTED_QUERY_NOT_FOUND: "Seva haielewi ombi la programu hii. Sasisha programu, kisha urudie.",
    RATE_LIMITED: "Umejaribu mara nyingi mno. Subiri dakika chache, kisha ujaribu tena.",
    PAYLOAD_TOO_LARGE: "Hiyo inazidi kiwango ambacho seva hupokea kwa mara moja.",
    UPGRADE_REQUIRED: "Toleo hili la programu ni la zamani mno kwa seva. Lisasishe, kisha urudie.",
    INTERNAL_SERVER_ERROR: "Seva imeshindwa. Hakuna kilichobadilika. Jaribu tena baada ya dakika moja.",
  },
);
