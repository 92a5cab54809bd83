import { Migration } from "@mikro-orm/migrations";
import { createHash } from "node:crypto";

export class KeptLogos extends Migration {
  /** Runs each as it comes: SQLite itself cannot hash what it reads. */
  override async up(): Promise<void> {
    await this.execute(
      "create table `school_logo` (`school_id` integer not null, `hash` text not null, `type` text check (`type` in ('png', 'jpeg')) not null, `bytes` mediumblob not null, primary key (`school_id`, `hash`))",
    );
    await this.execute("alter table `report_card` add column `logo_hash` text null");
    await this.execute(
      "create table `school_profile__temp_alter` (`school_id` integer not null primary key autoincrement, `motto` text not null, `address` text not null, `phone` text not null, `email` text not null, `logo_hash` text null, `logo_at` datetime null)",
    );
    await this.execute(
      "insert into `school_profile__temp_alter` select `school_id`, `motto`, `address`, `phone`, `email`, null as `logo_hash`, `logo_at` from `school_profile`",
    );
    await this.#nameLogos();
    await this.execute("drop table `school_profile`");
    await this.execute("alter table `school_profile__temp_alter` rename to `school_profile`");
  }

  /** Under which logo cards were given out is not known; it is the one they were printed with until now. */
  async #nameLogos(): Promise<void> {
    const rows = await this.execute("select `school_id`, `logo` from `school_profile` where `logo` is not null");
    for (const { school_id: id, logo } of rows as { school_id: number; logo: Uint8Array }[]) {
      const hash = createHash("sha256").update(logo).digest("hex");
      await this.execute(
        "insert into `school_logo` (`school_id`, `hash`, `type`, `bytes`) select `school_id`, ?, `logo_type`, `logo` from `school_profile` where `school_id` = ?",
        [hash, id],
      );
      await this.execute("update `school_profile__temp_alter` set `logo_hash` = ? where `school_id` = ?", [hash, id]);
      await this.execute("update `report_card` set `logo_hash` = ? where `school_id` = ? and `version` > 0", [
        hash,
        id,
      ]);
    }
  }
}
