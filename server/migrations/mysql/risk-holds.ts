import { Migration } from "@mikro-orm/migrations";

/** What was learnt from a pool before leaving it was counted is learnt anew. */
export class RiskHolds extends Migration {
  override up(): void {
    this.addSql("alter table `risk_model` add `departures` int not null default 0");
    this.addSql("update `risk_model` set `departures` = -1 where `basis` = 'pool'");
    this.addSql(
      "alter table `risk_model` modify `verdict` enum('promoted','worse-than-rules','worse-than-baseline','worse-than-promoted','not-proven','thin','held-back') not null",
    );
    this.addSql("alter table `risk_run` add `deaths` int not null default 0, add `failures` int not null default 0");
    this.addSql("alter table `risk_settings` add `departures` int not null default 0, add `held_term` varchar(6) null");
  }
}
