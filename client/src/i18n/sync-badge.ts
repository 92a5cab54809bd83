import { messages } from "./messages";

/** Where everything is, in the few words that every page has room for. */
export const syncBadge = messages(
  {
    badgeSent: "All sent",
    badgeSending: "Sending {n}…",
    badgeWaiting: "{n} saved on this phone, waiting for network",
    badgeWaitingShort: "{n} waiting",
    badgeServer: "{n} saved on this phone, waiting for the school's server",
    badgeElsewhere: "{n} for your other school",
    badgeNeedsYou: "{n} needs you|{n} need you",
    badgeSignIn: "Sign in to send",
    badgeUpdate: "Update to send",
    badgeFull: "This phone is full",
    badgeEvicted: "Storage was cleared",
    badgeNothing: "Nothing to send",
  },
  {
    badgeSent: "Zote zimetumwa",
    badgeSending: "Inatuma {n}…",
    badgeWaiting:
      "{n} imehifadhiwa kwenye simu hii, inasubiri mtandao|{n} zimehifadhiwa kwenye simu hii, zinasubiri mtandao",
    badgeWaitingShort: "{n} inasubiri|{n} zinasubiri",
    badgeServer:
      "{n} imehifadhiwa kwenye simu hii, inasubiri seva ya shule|{n} zimehifadhiwa kwenye simu hii, zinasubiri seva ya shule",
    badgeElsewhere: "{n} ya shule yako nyingine|{n} za shule yako nyingine",
    badgeNeedsYou: "{n} inakuhitaji|{n} zinakuhitaji",
    badgeSignIn: "Ingia ili kutuma",
    badgeUpdate: "Sasisha ili kutuma",
    badgeFull: "Simu imejaa",
    badgeEvicted: "Hifadhi ilifutwa",
    badgeNothing: "Hakuna cha kutuma",
  },
);
