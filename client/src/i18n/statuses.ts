import { messages } from "./messages";

/** What a register says of a learner, in a word and in a letter. */
export const statuses = messages(
  {
    P: "Present",
    A: "Absent",
    L: "Late",
    E: "Excused",
    N: "Not marked",
    letterP: "P",
    letterA: "A",
    letterL: "L",
    letterE: "E",
    letterN: "–",
    late: "{minutes} min late",
  },
  {
    P: "Yupo",
    A: "Hayupo",
    L: "Amechelewa",
    E: "Ana ruhusa",
    N: "Bado",
    letterP: "Y",
    letterA: "H",
    letterL: "C",
    letterE: "R",
    letterN: "–",
    late: "Amechelewa dakika {minutes}",
  },
);
