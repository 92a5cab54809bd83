import { Migration } from "@mikro-orm/migrations";

/** What was learnt from a pool before leaving it was counted is learnt anew. */
export class RiskHolds extends Migration {
  override up(): void {
    this.addSql(
      "create table `risk_model__temp_alter` (`id` integer not null primary key autoincrement, `school_id` integer not null, `version` integer not null, `basis` text check (`basis` in ('model', 'pool')) not null, `departures` integer not null default 0, `state` text check (`state` in ('promoted', 'stored', 'replaced', 'rolled-back')) not null, `verdict` text check (`verdict` in ('promoted', 'worse-than-rules', 'worse-than-baseline', 'worse-than-promoted', 'not-proven', 'thin', 'held-back')) not null, `trained_at` datetime not null, `row_count` integer not null, `event_count` integer not null, `seed` integer not null, `data_hash` text not null, `model_hash` text not null, `model` mediumtext not null, `proof` mediumtext not null, `card` mediumtext not null, `high_from` double not null, `medium_from` double not null, `promoted_at` datetime null, `promoted_by` integer null)",
    );
    this.addSql(
      "insert into `risk_model__temp_alter` select `id`, `school_id`, `version`, `basis`, case `basis` when 'pool' then -1 else 0 end, `state`, `verdict`, `trained_at`, `row_count`, `event_count`, `seed`, `data_hash`, `model_hash`, `model`, `proof`, `card`, `high_from`, `medium_from`, `promoted_at`, `promoted_by` from `risk_model`",
    );
    this.addSql("drop table `risk_model`");
    this.addSql("alter table `risk_model__temp_alter` rename to `risk_model`");
    this.addSql("create index `risk_model_school_id_state_index` on `risk_model` (`school_id`, `state`)");
    this.addSql("create unique index `risk_model_school_id_version_unique` on `risk_model` (`school_id`, `version`)");
    this.addSql("alter table `risk_run` add column `deaths` integer not null default 0");
    this.addSql("alter table `risk_run` add column `failures` integer not null default 0");
    this.addSql("alter table `risk_settings` add column `departures` integer not null default 0");
    this.addSql("alter table `risk_settings` add column `held_term` text null");
  }
}
