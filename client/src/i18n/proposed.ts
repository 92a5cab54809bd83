import { messages } from "./messages";

/** Two people gave a learner different scores: who, and which is right. */
export const proposed = messages(
  {
    help: "Two people gave these learners different marks. Tap what is right; both stay in the history.",
    neither: "Neither is right? Open the sheet.",
    stands: "Stands now",
    you: "You",
    colleague: "A colleague",
    absent: "Absent",
    exempt: "Exempt",
  },
  {
    help: "Watu wawili wamewapa wanafunzi hawa alama tofauti. Gusa iliyo sahihi; zote mbili zinabaki kwenye historia.",
    neither: "Zote si sahihi? Fungua karatasi ya alama.",
    stands: "Iliyopo sasa",
    you: "Wewe",
    colleague: "Mwenzako",
    absent: "Hakuwepo",
    exempt: "Amesamehewa",
  },
);
