import { messages } from "./messages";

/** How all marks of a sheet were changed alike, and why. */
export const moderations = messages(
  {
    title: "How the marks were moderated",
    added: "{marks} added to every mark",
    takenOff: "{marks} taken off every mark",
    scaled: "brought from marks out of {of}",
    done: "{name}, {at}: {how}. {n} mark changed.|{name}, {at}: {how}. {n} marks changed.",
    ofAll: "With all marks of the sheet: {how}.",
    why: "Why: {reason}",
    someone: "a colleague",
    reason: "Why",
    reasonHint: "Everybody who sees the sheet reads it. Name no learner.",
    reasonFault: "Say why, in {least} to {most} letters. Nothing is changed yet.",
  },
  {
    title: "Jinsi alama zilivyosawazishwa",
    added: "kila alama imeongezwa {marks}",
    takenOff: "kila alama imepunguzwa {marks}",
    scaled: "zimetoka kwenye alama kati ya {of}",
    done: "{name}, {at}: {how}. Alama {n} imebadilika.|{name}, {at}: {how}. Alama {n} zimebadilika.",
    ofAll: "Pamoja na alama zote za karatasi: {how}.",
    why: "Sababu: {reason}",
    someone: "mwenzako",
    reason: "Sababu",
    reasonHint: "Kila anayeona karatasi ataisoma. Usimtaje mwanafunzi.",
    reasonFault: "Eleza sababu, kwa herufi {least} hadi {most}. Bado hakuna kilichobadilika.",
  },
);
