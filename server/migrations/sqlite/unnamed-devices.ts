import { Migration } from "@mikro-orm/migrations";

/** A device that did not say what it is has no name, rather than one in English. */
export class UnnamedDevices extends Migration {
  override up(): void {
    this.addSql("update `device` set `label` = '' where `label` = 'Unnamed device'");
  }
}
