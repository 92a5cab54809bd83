import { Migration } from "@mikro-orm/migrations";

export class AddDeviceKeys extends Migration {
  override up(): void {
    this.addSql("alter table `device` add `public_key` varchar(87) null");
  }
}
