import type { Locator, Page } from "playwright-core";
import type { TestPerson } from "../../server/test/a-school.js";
import { formatMessage, type MessageValues } from "../src/i18n/format-message";
import type { Locale } from "../src/i18n/locale";
import { signIn } from "../src/i18n/sign-in";

type Area = { readonly en: Record<string, string>; readonly sw: Record<string, string> };

/** Somebody at their own screen, who reads it in their language. */
export class Story {
  constructor(
    readonly page: Page,
    protected readonly locale: Locale,
  ) {}

  say<A extends Area>(area: A, key: keyof A["en"] & string, values?: MessageValues): string {
    return formatMessage(this.locale, area[this.locale][key] ?? "", values);
  }

  async sees<A extends Area>(area: A, key: keyof A["en"] & string, values?: MessageValues): Promise<void> {
    await this.page
      .getByText(this.say(area, key, values))
      .first()
      .waitFor();
  }

  async press<A extends Area>(area: A, key: keyof A["en"] & string, values?: MessageValues): Promise<void> {
    await this.page
      .getByRole("button", { name: this.say(area, key, values), exact: true })
      .first()
      .click();
  }

  async follow<A extends Area>(area: A, key: keyof A["en"] & string): Promise<void> {
    await this.page.getByRole("link", { name: this.say(area, key) }).click();
  }

  field<A extends Area>(area: A, key: keyof A["en"] & string): Locator {
    return this.page.getByLabel(this.say(area, key), { exact: true }).first();
  }

  inDialog(): Locator {
    return this.page.locator("dialog[open]");
  }

  async signIn({ login, password }: TestPerson): Promise<void> {
    const language = { en: "English", sw: "Kiswahili" }[this.locale];
    await this.page.locator("label", { hasText: language }).click();
    await this.page.getByLabel(this.say(signIn, "login")).fill(login);
    await this.page.getByLabel(this.say(signIn, "password"), { exact: true }).fill(password);
    await this.page.getByRole("button", { name: this.say(signIn, "submit"), exact: true }).click();
    await this.page.locator("nav.main-menu").waitFor();
  }
}
