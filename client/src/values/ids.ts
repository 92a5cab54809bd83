import type { Branded } from "./branded";

// Every id is a positive integer given by the server; GraphQL's `ID` is its decimal string.
export type UserId = Branded<number, "UserId">;
export type ClassId = Branded<number, "ClassId">;
export type TermId = Branded<number, "TermId">;
export type LearnerId = Branded<number, "LearnerId">;
export type ReasonId = Branded<number, "ReasonId">;
export type SubjectId = Branded<number, "SubjectId">;
export type ScaleId = Branded<number, "ScaleId">;
export type AssessmentId = Branded<number, "AssessmentId">;
export type ScopeId = Branded<number, "ScopeId">;

/** A learner's place on a class's roster: 1..9999, given once per class and never reused. */
export type Position = Branded<number, "Position">;
/** The device's own count of its operations, from 1. */
export type Counter = Branded<number, "Counter">;
/** A place in the sequence of a scope's changes; 0 before the first. */
export type Seq = Branded<number, "Seq">;
