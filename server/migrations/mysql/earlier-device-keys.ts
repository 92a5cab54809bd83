import { Migration } from "@mikro-orm/migrations";

export class EarlierDeviceKeys extends Migration {
  override up(): void {
    this.addSql("alter table `device` add `earlier_keys` varchar(400) null");
  }
}
