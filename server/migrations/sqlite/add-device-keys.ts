import { Migration } from "@mikro-orm/migrations";

export class AddDeviceKeys extends Migration {
  override up(): void {
    this.addSql("alter table `device` add column `public_key` text null");
  }
}
