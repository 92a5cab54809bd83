import { Lexer, Source, TokenKind } from "graphql";
import { ErrorCode, Refusal } from "../errors.js";

/** What the operation limits allow fits in easily, and the schema's own introspection. */
const MAX_NESTING = 60;

const OPENING: readonly string[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L];
const CLOSING: readonly string[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R];

/** Refuses a document whose brackets nest so deep that a parser, which calls itself for each, would run out of stack. */
export function checkNesting(document: string): void {
  let open = 0;
  for (const kind of tokensOf(document)) {
    if (CLOSING.includes(kind)) open--;
    if (OPENING.includes(kind) && ++open > MAX_NESTING) {
      throw new Refusal(ErrorCode.badInput, `Nest brackets at most ${MAX_NESTING} deep.`);
    }
  }
}

/** The kinds of the document's words and signs, up to the first that is none: of that the parser will tell. */
function* tokensOf(document: string): Generator<string> {
  const lexer = new Lexer(new Source(document));
  try {
    while (lexer.advance().kind !== TokenKind.EOF) yield lexer.token.kind;
  } catch {
    return;
  }
}
