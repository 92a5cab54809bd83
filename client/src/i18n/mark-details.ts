import { messages } from "./messages";

export const markDetails = messages(
  {
    status: "Attendance",
    reason: "Reason",
    minutes: "Minutes late",
    otherMinutes: "Other",
    clear: "Clear the mark",
    done: "Done",
    contested: "Two people recorded this differently. Which one is right?",
  },
  {
    status: "Mahudhurio",
    reason: "Sababu",
    minutes: "Dakika alizochelewa",
    otherMinutes: "Nyingine",
    clear: "Futa alama",
    done: "Tayari",
    contested: "Watu wawili wamerekodi tofauti. Ipi ni sahihi?",
  },
);
