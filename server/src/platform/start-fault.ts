/** Why the server cannot start, as a sentence for whoever starts it: what is wrong, where, and what to do. */
export class StartFault extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "StartFault";
  }
}
