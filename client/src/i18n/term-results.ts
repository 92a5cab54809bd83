import { messages } from "./messages";

/** A learner's results over terms. */
export const termResults = messages(
  {
    title: "Results by term",
    none: "No results yet. They appear as soon as scores are entered for this learner.",
    subject: "Subject",
    grade: "Mean grade",
    place: "Place in class",
    placeOf: "{place} of {of}",
    key: "Percent, and the level or grade it earns. A is absent, X is exempt.",
  },
  {
    title: "Matokeo kwa muhula",
    none: "Hakuna matokeo bado. Yataonekana alama za mwanafunzi huyu zinapoingizwa.",
    subject: "Somo",
    grade: "Gredi ya wastani",
    place: "Nafasi darasani",
    placeOf: "{place} kati ya {of}",
    key: "Asilimia, na kiwango au gredi yake. A ni hakuwepo, X ni amesamehewa.",
  },
);
