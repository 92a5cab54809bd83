import { Migration } from "@mikro-orm/migrations";

export class DeviceRevocation extends Migration {
  override up(): void {
    this.addSql("alter table `device` add column `revocation_secret` text null");
    this.addSql("alter table `device` add column `wiped_at` datetime null");
    this.addSql("alter table `device` add column `handed_over` integer not null default 0");
  }
}
