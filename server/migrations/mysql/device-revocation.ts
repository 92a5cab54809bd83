import { Migration } from "@mikro-orm/migrations";

export class DeviceRevocation extends Migration {
  override up(): void {
    this.addSql(
      "alter table `device` add `revocation_secret` varchar(43) null, add `wiped_at` datetime(3) null, add `handed_over` int not null default 0",
    );
  }
}
