import { messages } from "./messages";

/** Two people said different things of a learner: who, when, and which is right. */
export const contested = messages(
  {
    title: "Recorded differently",
    help: "Two people recorded these learners differently. Tap what is right; both records stay in the history.",
    count: "{n} learner|{n} learners",
    youSaid: "You, {at}",
    said: "{name}, {at}",
    someone: "A colleague",
    unknownTime: "earlier",
    today: "today {at}",
    keep: "Keep: {mark}. {said}",
    kept: "Kept: {mark}",
    change: "Change to: {mark}",
    showAll: "Show all {n}",
    neither: "Neither is right? Open the register.",
    failed: "It could not be saved. Try again.",
  },
  {
    title: "Zilizorekodiwa tofauti",
    help: "Watu wawili wamerekodi wanafunzi hawa tofauti. Gusa iliyo sahihi; rekodi zote mbili zinabaki kwenye historia.",
    count: "Mwanafunzi {n}|Wanafunzi {n}",
    youSaid: "Wewe, {at}",
    said: "{name}, {at}",
    someone: "Mwenzako",
    unknownTime: "awali",
    today: "leo {at}",
    keep: "Iwe: {mark}. {said}",
    kept: "Imebaki: {mark}",
    change: "Badilisha iwe: {mark}",
    showAll: "Onyesha zote {n}",
    neither: "Zote si sahihi? Fungua rejesta.",
    failed: "Haikuhifadhiwa. Jaribu tena.",
  },
);
