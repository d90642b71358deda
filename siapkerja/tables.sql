-- migrations: {"account.0001_initial": "1faa0bedccf4a38b", "account.0002_email_max_length": "61dea666db952e27", "account.0003_alter_emailaddress_create_unique_verified_email": "c641e25a0924a33b", "account.0004_alter_emailaddress_drop_unique_email": "59b65da2e8937f72", "account.0005_emailaddress_idx_upper_email": "d019414f9e85e05f", "account.0006_emailaddress_lower": "528f1735d6b671f9", "account.0007_emailaddress_idx_email": "11b84fa0f3f7282a", "account.0008_emailaddress_unique_primary_email_fixup": "f5ca542a95649075", "account.0009_emailaddress_unique_primary_email": "469c48aee75a581d", "admin.0001_initial": "96538297cab69ae9", "admin.0002_logentry_remove_auto_add": "37c5eadf74474a31", "admin.0003_logentry_add_action_flag_choices": "5ba607b1d4565109", "alerts.0001_searches_and_news": "6456938af40fa27d", "allauth_idp_oidc.0001_initial": "fd5eba4deec21c53", "allauth_idp_oidc.0002_client_default_scopes": "b839cc102c19b378", "allauth_idp_oidc.0003_client_allow_uri_wildcards": "0d2e4e28dd02d529", "api.0001_programs_of_organisations": "d7c71330c6b89a80", "api.0002_delegated_rights_and_webhooks": "2f564d4fe987df50", "api.0003_seal_kept_answers": "d66ee8f2750339d2", "api.0004_delegations": "015bbf40260183b0", "api.0005_messages_about_customers": "1e65a74e832cbfed", "audit.0001_initial": "30fbbb047b11bb43", "audit.0002_only_grows": "5ebc3bf0ec8847a0", "audit.0003_views_have_a_purpose": "bfcf997a81455a0c", "audit.0004_purposes_default_in_the_database": "8e2c744083af4e53", "auth.0001_initial": "e85d6123ce2c49f2", "auth.0002_alter_permission_name_max_length": "685b034f53add66d", "auth.0003_alter_user_email_max_length": "89b20cd6756f67c9", "auth.0004_alter_user_username_opts": "cb4f4ee2addf87a3", "auth.0005_alter_user_last_login_null": "941b0e522afaeb5c", "auth.0006_require_contenttypes_0002": "b832144134dfa22d", "auth.0007_alter_validators_add_error_messages": "c4a5e7d38af36044", "auth.0008_alter_user_username_max_length": "16c786a8b5c6ed8e", "auth.0009_alter_user_last_name_max_length": "5202d1c0bf3c685c", "auth.0010_alter_group_name_max_length": "a5d9700db29283c3", "auth.0011_update_proxy_permissions": "1194a4ada798de87", "auth.0012_alter_user_first_name_max_length": "8402d5f09d47a644", "contenttypes.0001_initial": "70ab8b43d7852b11", "contenttypes.0002_remove_content_type_name": "fff05d06e9b1f9dd", "demo.0001_initial": "0ef9941702494103", "documents.0001_initial": "95a2ad0aeda924b1", "documents.0002_sealing_certificates": "abaf4ac1232136da", "documents.0003_emptied_trials": "722648b4955bf52c", "events.0001_initial": "a2dd1166cdc0b586", "events.0002_deliveries": "6fceb72d3f09f1c6", "federation.0001_applications_and_sign_in_consents": "00f0b31e434f867e", "files.0001_initial": "5aaca985bcd1509b", "files.0002_files_in_parts": "29c7a7d504552eae", "identity.0001_initial": "c4fb514e0909661e", "identity.0002_consent_to_be_found": "9cb9649cb7ffb812", "identity.0003_consent_to_confirm_employment": "9d78463931bc4571", "identity.0004_former_passports": "7587ff710260bb51", "identity.0005_registered_companies": "5fcc013062f1e18b", "identity.0006_invented_organisations": "675ddd9a4164551b", "identity.0007_absent_by_words": "031fb83ae1f1ef07", "identity.0008_absent_by_place_and_words": "22072bb9438022a3", "identity.0009_invented_stays_invented": "f717aafe066ae0bc", "integrations.0001_registry_checks": "0affca234de005b4", "jobs.0001_initial": "fdeaf4e40c43e267", "jobs.0002_finished_work": "807ee7221784c2db", "jobs.0003_work_done_before": "4aaef20f98bd3717", "journey.0001_initial": "055d230b23d92d9d", "karirhub.0001_initial": "e1e545ce0d551a91", "karirhub.0002_certificates_asked": "fa326fcc61485410", "karirhub.0003_saved_vacancies": "aac1c49415338fc7", "karirhub.0004_vacancy_report_in_full": "73257c83e02021d9", "karirhub.0005_complaints_and_standing": "3ff8d048a413aa0e", "karirhub.0006_notes_summaries_invitations_trainings": "7a03c336e098afe1", "karirhub.0007_cards_guidance_placements_balances": "37df08b3c3540ef5", "karirhub.0008_messages_interviews_and_offers": "832d2611ce5dfc55", "karirhub.0009_partners_programs_and_sandbox": "46ada799a4289d05", "karirhub.0010_reports_heard_of_in_any_order": "2b8863353483a23e", "karirhub.0011_placement_kinds_and_referrals": "b92679c8a4672706", "karirhub.0012_snapshots_of_vacancies": "9e8c887f8e8fd18e", "karirhub.0013_coded_answers_and_words": "f06a25bf8d965717", "karirhub.0014_job_fairs": "0fb6aa072f837f15", "karirhub.0015_labour_market": "35cdcfd3dd6cdda4", "karirhub.0016_reports_overdue": "40c428418df9212b", "karirhub.0017_vacancies_in_sitemaps": "dbc00b36ddc93d84", "karirhub.0018_fairs_online": "987dc6313af2346c", "karirhub.0019_silence_after_a_step": "2e0a4b3d17c2af9f", "karirhub.0020_seekers_by_industry_and_openings_by_sex": "e0983f810acb8ee2", "karirhub.0021_applicants_told_beforehand": "e46d24b798beeea7", "karirhub.0022_hours_people_from_outside_and_free_seats": "6c16df153d3d5f79", "messaging.0001_outgoing_messages": "d92414fefc1cf9c5", "mfa.0001_initial": "b583369055649fbb", "mfa.0002_authenticator_timestamps": "2026222a471e37f5", "mfa.0003_authenticator_type_uniq": "0e9e1724603a6de8", "notifications.0001_initial": "b4f25832a91a1969", "officers.0001_assistance_codes": "bcfab1c7c45c0e12", "officers.0002_citizen_registrations": "64248eba038974f2", "organisations.0001_cases_documents_invitations_merges": "aa7d128e57d90d46", "privacy.0001_requests_exports_and_breaches": "5c9cd2ee02c41780", "profiles.0001_initial": "3a7f7ee1820703c9", "profiles.0002_photo": "a17dd2079f9fd08c", "profiles.0003_qualifications": "909b5fed484cc417", "profiles.0004_visibility_and_documents": "d658c045add00ecc", "profiles.0005_wishes_and_words": "4fbf595715fa0780", "profiles.0006_confirmed_employment": "90f01a45d96993b0", "recovery.0001_tickets_and_disputes": "6e7c00b1e208e4b2", "recovery.0002_handing_back_and_closing": "9964df4ddf543d68", "reference.0001_initial": "c51fdf4268d8d449", "reference.0002_search_regions": "a8d7efe870ed8e3f", "search.0001_initial": "c593e037f56f74a8", "search.0002_points_and_words": "80824fae17d2adad", "search.0003_several_places_a_row": "61e89b751790ed8d", "sertihub.0001_initial": "0ab8bbe7fc898c5d", "sertihub.0002_candidacies_assessments_certificates": "7e3cc76c14445ba6", "sessions.0001_initial": "e5d7d1a41e430d50", "signin.0001_known_devices": "51b69549c193f70f", "skillhub.0001_initial": "8b1f89741ca2c82e", "skillhub.0002_certificates_attendance_instructors_and_schemes": "44be08a793d37d92", "socialaccount.0001_initial": "3d88c927754187f2", "socialaccount.0002_token_max_lengths": "4f2790b9522f3c7c", "socialaccount.0003_extra_data_default_dict": "690795a43eab1604", "socialaccount.0004_app_provider_id_settings": "9b00e70a5ad32d01", "socialaccount.0005_socialtoken_nullable_app": "3f04dcb07c509061", "socialaccount.0006_alter_socialaccount_extra_data": "e4229ed8d05ea749", "statistics.0001_initial": "12dcb046ef6cc1cc", "statistics.0002_people_counted_once": "e4e1f529d2bbe2ab", "statistics.0003_lists_behind_figures": "7c65dfe2cccaf493", "statistics.0004_sums_of_years": "a586cd0c1a86f89b", "usersessions.0001_initial": "9da6bd855acc4fad", "wajiblapor.0001_initial": "ba55579e68fe1abb", "wajiblapor.0002_employment_spans": "bf99819f17669ae5", "wajiblapor.0003_figures_by_statistics": "c8dc3ae2d1f136e4", "wajiblapor.0004_index_keys_change": "56be0482f0c637b7", "wajiblapor.0005_expected_joiners": "18e69de22669e134", "wajiblapor.0006_sections_events_and_corrections": "e205a1857a2da919", "wajiblapor.0007_roster_repairs": "7c6c23e77a8bae58", "wajiblapor.0008_reviews_and_disputes": "5852df9bab5bfdde", "wajiblapor.0009_compliance": "aec3f9863fcd600e", "wajiblapor.0010_without_unused_roster_fields": "5cbae2a1883cd9a9", "wajiblapor.0011_events_letters_and_papers": "ad28ca39543c1add", "wajiblapor.0012_roster_remarks": "7d8270bd483342bb", "wajiblapor.0013_inspections": "94bd6c197bf18a11", "wajiblapor.0014_arriving_rosters": "cf52daf2862c4e49", "wajiblapor.0015_reports_by_programs": "82f1fd62d1dbb6cc", "wajiblapor.0016_roster_comparisons": "453661265ce75438", "wajiblapor.0017_comparisons_by_the_worker": "01568649382fd678", "wajiblapor.0018_replaced_inspectors": "8940192d704b4b65", "wajiblapor.0019_filed_phone": "79f59d1d67dfb7b6", "wajiblapor.0020_prepared_events": "1df41f8385dd30c8", "wajiblapor.0021_change_of_owner": "b747f4a16ab20917", "wajiblapor.0022_versions_of_prepared_events": "f56f4b1a7e70be70", "wajiblapor.0023_sealed_answers": "f2908fe703f2ee6b", "wajiblapor.0024_deeds_of_events": "45db28bbc1c0fd6b", "wajiblapor.0025_absent_companies": "5daa5616f8f85a21", "wajiblapor.0026_trial_events": "56160f597ec09d36", "wajiblapor.0027_trials_can_be_forgotten": "53e716e67e018fee", "web.0001_initial": "2b5633c3e28e0aa9", "wirausaha.0001_initial": "9111a56ccd3a9c84"}
CREATE TABLE "reference_educationlevel" ("code" varchar(10) NOT NULL PRIMARY KEY, "name" varchar(60) NOT NULL, "rank" smallint NOT NULL UNIQUE CHECK ("rank" >= 0), "kkni_level" smallint NULL CHECK ("kkni_level" >= 0));
CREATE TABLE "reference_referenceload" ("dataset" varchar(40) NOT NULL PRIMARY KEY, "digest" varchar(64) NOT NULL, "rows" integer NOT NULL CHECK ("rows" >= 0), "loaded_at" timestamp with time zone NOT NULL);
CREATE TABLE "reference_holiday" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "date" date NOT NULL, "name" varchar(120) NOT NULL, "kind" varchar(20) NOT NULL, "decree" varchar(200) NOT NULL, "is_provisional" boolean NOT NULL, CONSTRAINT "holiday_once_per_day_and_kind" UNIQUE ("date", "kind"));
CREATE TABLE "reference_occupation" ("valid_from" date NOT NULL, "valid_to" date NULL, "code" varchar(6) NOT NULL PRIMARY KEY, "title" varchar(200) NOT NULL, "title_en" varchar(200) NOT NULL, "parent_id" varchar(6) NULL, CONSTRAINT "reference_occupation_ends_after_it_starts" CHECK (("valid_to" IS NULL OR "valid_to" >= ("valid_from"))));
CREATE TABLE "reference_occupationsynonym" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "term" varchar(100) NOT NULL, "occupation_id" varchar(6) NOT NULL, CONSTRAINT "synonym_once_per_occupation" UNIQUE ("occupation_id", "term"));
CREATE TABLE "reference_region" ("valid_from" date NOT NULL, "valid_to" date NULL, "code" varchar(10) NOT NULL PRIMARY KEY, "level" smallint NOT NULL CHECK ("level" >= 0), "name" varchar(100) NOT NULL, "kind" varchar(20) NOT NULL, "time_zone" varchar(20) NOT NULL, "latitude" double precision NULL, "longitude" double precision NULL, "parent_id" varchar(10) NULL, CONSTRAINT "reference_region_ends_after_it_starts" CHECK (("valid_to" IS NULL OR "valid_to" >= ("valid_from"))), CONSTRAINT "region_code_fits_level" CHECK (("code"::text ~ '^(\d{2}|\d{4}|\d{6}|\d{10})$' AND (("level" = 2 AND "parent_id" IS NULL) OR (NOT ("level" = 2) AND NOT ("parent_id" IS NULL))))));
CREATE TABLE "reference_minimumwage" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "valid_from" date NOT NULL, "valid_to" date NULL, "kind" varchar(3) NOT NULL, "amount" bigint NOT NULL CHECK ("amount" >= 0), "decree" varchar(200) NOT NULL, "source" varchar(200) NOT NULL, "is_doubtful" boolean NOT NULL, "region_id" varchar(10) NOT NULL, CONSTRAINT "reference_minimumwage_ends_after_it_starts" CHECK (("valid_to" IS NULL OR "valid_to" >= ("valid_from"))), CONSTRAINT "minimum_wage_once_per_start" UNIQUE ("region_id", "kind", "valid_from"), CONSTRAINT "minimum_wage_is_a_month_of_rupiah" CHECK ("amount" >= 500000));
CREATE TABLE "reference_rule" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "valid_from" date NOT NULL, "valid_to" date NULL, "key" varchar(80) NOT NULL, "value" jsonb NOT NULL, "legal_basis" varchar(300) NOT NULL, CONSTRAINT "reference_rule_ends_after_it_starts" CHECK (("valid_to" IS NULL OR "valid_to" >= ("valid_from"))), CONSTRAINT "rule_once_per_start" UNIQUE ("key", "valid_from"));
CREATE TABLE "reference_industry" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "valid_from" date NOT NULL, "valid_to" date NULL, "code" varchar(5) NOT NULL, "version" varchar(4) NOT NULL, "title" varchar(200) NOT NULL, "level" smallint NOT NULL CHECK ("level" >= 0), "parent_id" bigint NULL, CONSTRAINT "reference_industry_ends_after_it_starts" CHECK (("valid_to" IS NULL OR "valid_to" >= ("valid_from"))), CONSTRAINT "industry_code_once_per_version" UNIQUE ("version", "code"));
CREATE INDEX "reference_educationlevel_code_e9a61290_like" ON "reference_educationlevel" ("code" varchar_pattern_ops);
CREATE INDEX "reference_referenceload_dataset_9ad2aa78_like" ON "reference_referenceload" ("dataset" varchar_pattern_ops);
ALTER TABLE "reference_occupation" ADD CONSTRAINT "reference_occupation_parent_id_5a38e280_fk_reference" FOREIGN KEY ("parent_id") REFERENCES "reference_occupation" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "reference_occupation_code_8b241577_like" ON "reference_occupation" ("code" varchar_pattern_ops);
CREATE INDEX "reference_occupation_parent_id_5a38e280" ON "reference_occupation" ("parent_id");
CREATE INDEX "reference_occupation_parent_id_5a38e280_like" ON "reference_occupation" ("parent_id" varchar_pattern_ops);
ALTER TABLE "reference_occupationsynonym" ADD CONSTRAINT "reference_occupation_occupation_id_950fb3eb_fk_reference" FOREIGN KEY ("occupation_id") REFERENCES "reference_occupation" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "reference_occupationsynonym_occupation_id_950fb3eb" ON "reference_occupationsynonym" ("occupation_id");
CREATE INDEX "reference_occupationsynonym_occupation_id_950fb3eb_like" ON "reference_occupationsynonym" ("occupation_id" varchar_pattern_ops);
ALTER TABLE "reference_region" ADD CONSTRAINT "reference_region_parent_id_1718a895_fk_reference_region_code" FOREIGN KEY ("parent_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "reference_region_code_41a2ebab_like" ON "reference_region" ("code" varchar_pattern_ops);
CREATE INDEX "reference_region_parent_id_1718a895" ON "reference_region" ("parent_id");
CREATE INDEX "reference_region_parent_id_1718a895_like" ON "reference_region" ("parent_id" varchar_pattern_ops);
CREATE INDEX "region_children" ON "reference_region" ("parent_id", "name");
CREATE INDEX "region_code_prefix" ON "reference_region" ("code" varchar_pattern_ops);
ALTER TABLE "reference_minimumwage" ADD CONSTRAINT "reference_minimumwag_region_id_be82c5ff_fk_reference" FOREIGN KEY ("region_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "reference_minimumwage_region_id_be82c5ff" ON "reference_minimumwage" ("region_id");
CREATE INDEX "reference_minimumwage_region_id_be82c5ff_like" ON "reference_minimumwage" ("region_id" varchar_pattern_ops);
ALTER TABLE "reference_industry" ADD CONSTRAINT "reference_industry_parent_id_f8857d28_fk_reference_industry_id" FOREIGN KEY ("parent_id") REFERENCES "reference_industry" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "reference_industry_parent_id_f8857d28" ON "reference_industry" ("parent_id");
SELECT
                c.relname,
                CASE
                    WHEN c.relispartition THEN 'p'
                    WHEN c.relkind IN ('m', 'v') THEN 'v'
                    ELSE 't'
                END,
                obj_description(c.oid, 'pg_class')
            FROM pg_catalog.pg_class c
            LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('f', 'm', 'p', 'r', 'v')
                AND n.nspname NOT IN ('pg_catalog', 'pg_toast')
                AND pg_catalog.pg_table_is_visible(c.oid);
SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm';
CREATE EXTENSION IF NOT EXISTS "pg_trgm";
SELECT oid, typarray FROM pg_type WHERE typname = 'hstore';
SELECT oid, typarray FROM pg_type WHERE typname = 'citext';
ALTER TABLE "reference_region" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;
ALTER TABLE "reference_region" ALTER COLUMN "search_text" DROP DEFAULT;
ALTER TABLE "reference_referenceload" ADD COLUMN "origin" varchar(200) DEFAULT '' NOT NULL;
ALTER TABLE "reference_referenceload" ALTER COLUMN "origin" DROP DEFAULT;
CREATE INDEX "region_search_text" ON "reference_region" USING gin ("search_text" gin_trgm_ops);
CREATE TABLE "files_storedfile" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "purpose" varchar(60) NOT NULL, "sealed_name" bytea NOT NULL, "size" bigint NOT NULL, "digest" bytea NOT NULL, "kind" varchar(8) NOT NULL, "state" varchar(12) NOT NULL, "refusal_code" varchar(40) NOT NULL, "sealed_key" bytea NOT NULL, "location" varchar(200) NOT NULL, "legal_entity_id" bigint NULL, "person_id" bigint NULL, "stored_by_id" bigint NULL, "stored_at" timestamp with time zone NOT NULL, "expires_at" timestamp with time zone NULL, "removed_at" timestamp with time zone NULL, CONSTRAINT "removed_files_have_no_content" CHECK ((NOT ("state" = 'removed') OR ("location" = '' AND "removed_at" IS NOT NULL))));
CREATE INDEX "file_expiring" ON "files_storedfile" ("expires_at") WHERE (NOT ("state" = 'removed') AND "expires_at" IS NOT NULL);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(100) NOT NULL, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
ALTER TABLE "django_content_type" ADD CONSTRAINT "django_content_type_app_label_model_76bd3d3b_uniq" UNIQUE ("app_label", "model");
ALTER TABLE "django_content_type" ALTER COLUMN "name" DROP NOT NULL;
ALTER TABLE "django_content_type" DROP COLUMN "name" CASCADE;
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(50) NOT NULL, "content_type_id" integer NOT NULL, "codename" varchar(100) NOT NULL);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(80) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "group_id" integer NOT NULL, "permission_id" integer NOT NULL);
ALTER TABLE "auth_permission" ADD CONSTRAINT "auth_permission_content_type_id_codename_01ab375a_uniq" UNIQUE ("content_type_id", "codename");
ALTER TABLE "auth_permission" ADD CONSTRAINT "auth_permission_content_type_id_2f476e4b_fk_django_co" FOREIGN KEY ("content_type_id") REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE INDEX "auth_group_name_a6ea08ec_like" ON "auth_group" ("name" varchar_pattern_ops);
ALTER TABLE "auth_group_permissions" ADD CONSTRAINT "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" UNIQUE ("group_id", "permission_id");
ALTER TABLE "auth_group_permissions" ADD CONSTRAINT "auth_group_permissions_group_id_b120cbf9_fk_auth_group_id" FOREIGN KEY ("group_id") REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "auth_group_permissions" ADD CONSTRAINT "auth_group_permissio_permission_id_84c5c92e_fk_auth_perm" FOREIGN KEY ("permission_id") REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
ALTER TABLE "auth_permission" ALTER COLUMN "name" TYPE varchar(255);
ALTER TABLE "auth_group" ALTER COLUMN "name" TYPE varchar(150);
CREATE TABLE "identity_inspectionarea" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(120) NOT NULL, "opened_at" timestamp with time zone NOT NULL, "province_id" varchar(10) NOT NULL, CONSTRAINT "inspection_area_name_once" UNIQUE ("province_id", "name"));
CREATE TABLE "identity_inspectionarea_regencies" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "inspectionarea_id" bigint NOT NULL, "region_id" varchar(10) NOT NULL);
CREATE TABLE "identity_legalentity" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "name" varchar(200) NOT NULL, "legal_form" varchar(20) NOT NULL, "nib" varchar(13) NULL, "npwp" varchar(16) NOT NULL, "proven_at" timestamp with time zone NULL, "version" integer NOT NULL CHECK ("version" >= 0), "is_demo" boolean NOT NULL, "created_at" timestamp with time zone NOT NULL, "industry_id" bigint NULL, "merged_into_id" bigint NULL, CONSTRAINT "merged_organisations_give_up_their_nib" CHECK (("merged_into_id" IS NULL OR "nib" IS NULL)), CONSTRAINT "legal_entity_nib_once" UNIQUE ("nib"), CONSTRAINT "nib_has_13_digits" CHECK (("nib" IS NULL OR "nib"::text ~ '^\d{13}$')), CONSTRAINT "npwp_has_15_or_16_digits" CHECK (("npwp" = '' OR "npwp"::text ~ '^\d{15,16}$')));
CREATE TABLE "identity_capacity" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(20) NOT NULL, "valid_from" date NOT NULL, "valid_to" date NULL, "legal_entity_id" bigint NOT NULL);
CREATE TABLE "identity_person" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "full_name" varchar(150) NOT NULL, "sex" varchar(6) NOT NULL, "born_on" date NULL, "phone" bytea NULL, "is_demo" boolean NOT NULL, "created_at" timestamp with time zone NOT NULL, "anonymised_at" timestamp with time zone NULL, "village_id" varchar(10) NULL);
CREATE TABLE "identity_passportclaim" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "number" bytea NOT NULL, "number_index" bytea NOT NULL, "index_version" smallint NOT NULL CHECK ("index_version" >= 0), "country" varchar(3) NOT NULL, "expires_on" date NOT NULL, "state" varchar(10) NOT NULL, "claimed_at" timestamp with time zone NOT NULL, "decided_at" timestamp with time zone NULL, "person_id" bigint NOT NULL, CONSTRAINT "verified_passports_are_dated" CHECK ((NOT ("state" = 'verified') OR "decided_at" IS NOT NULL)), CONSTRAINT "passport_country_has_three_letters" CHECK ("country"::text ~ '^[A-Z]{3}$'));
CREATE TABLE "identity_nikclaim" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "nik" bytea NOT NULL, "nik_index" bytea NOT NULL, "index_version" smallint NOT NULL CHECK ("index_version" >= 0), "state" varchar(10) NOT NULL, "doubts" varchar(20)[] NOT NULL, "claimed_at" timestamp with time zone NOT NULL, "decided_at" timestamp with time zone NULL, "person_id" bigint NOT NULL, CONSTRAINT "verified_claims_are_dated" CHECK ((NOT ("state" = 'verified') OR "decided_at" IS NOT NULL)));
CREATE TABLE "identity_consent" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "purpose" varchar(40) NOT NULL, "wording" varchar(20) NOT NULL, "channel" varchar(10) NOT NULL, "given_at" timestamp with time zone NOT NULL, "withdrawn_at" timestamp with time zone NULL, "signed_form_id" bigint NULL, "recipient_id" bigint NULL, "person_id" bigint NOT NULL);
CREATE TABLE "identity_assignment" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "role" varchar(20) NOT NULL, "unit" varchar(120) NOT NULL, "reason" varchar(500) NOT NULL, "document_number" varchar(80) NOT NULL, "given_at" timestamp with time zone NULL, "valid_from" date NOT NULL, "valid_to" date NULL, "ended_at" timestamp with time zone NULL, "ending_reason" varchar(500) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "warned_for" date NULL, "region_id" varchar(10) NULL, "area_id" bigint NULL, "ended_by_id" bigint NULL, "given_by_id" bigint NULL, "person_id" bigint NOT NULL, CONSTRAINT "only_national_roles_have_no_region" CHECK (("region_id" IS NOT NULL OR "role" IN ('ministry_officer', 'administrator', 'auditor', 'data_protection'))));
CREATE TABLE "identity_user" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "password" varchar(128) NOT NULL, "last_login" timestamp with time zone NULL, "is_superuser" boolean NOT NULL, "public_id" uuid NOT NULL UNIQUE, "email" varchar(254) NULL UNIQUE, "phone" bytea NULL, "phone_index" bytea NULL, "phone_index_version" smallint NOT NULL CHECK ("phone_index_version" >= 0), "phone_verified_at" timestamp with time zone NULL, "language" varchar(5) NOT NULL, "is_active" boolean NOT NULL, "is_staff" boolean NOT NULL, "date_joined" timestamp with time zone NOT NULL, "person_id" bigint NULL UNIQUE, CONSTRAINT "phones_are_indexed" CHECK ((("phone" IS NULL AND "phone_index" IS NULL AND "phone_verified_at" IS NULL) OR ("phone" IS NOT NULL AND "phone_index" IS NOT NULL))));
CREATE TABLE "identity_user_groups" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "user_id" bigint NOT NULL, "group_id" integer NOT NULL);
CREATE TABLE "identity_user_user_permissions" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "user_id" bigint NOT NULL, "permission_id" integer NOT NULL);
CREATE TABLE "identity_processinglimit" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(12) NOT NULL, "set_at" timestamp with time zone NOT NULL, "lifted_at" timestamp with time zone NULL, "person_id" bigint NOT NULL);
CREATE TABLE "identity_representation" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "basis" varchar(20) NOT NULL, "starts_at" timestamp with time zone NOT NULL, "ends_at" timestamp with time zone NOT NULL, "ended_at" timestamp with time zone NULL, "agent_id" bigint NOT NULL, "assignment_id" bigint NULL, "ended_by_id" bigint NULL, "principal_id" bigint NOT NULL, "signed_form_id" bigint NULL, CONSTRAINT "nobody_represents_themselves" CHECK (NOT ("agent_id" = ("principal_id"))), CONSTRAINT "representation_ends_after_it_starts" CHECK ("ends_at" > ("starts_at")));
CREATE TABLE "identity_workplace" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "kind" varchar(12) NOT NULL, "name" varchar(200) NOT NULL, "address" varchar(300) NOT NULL, "postal_code" varchar(5) NOT NULL, "latitude" double precision NULL, "longitude" double precision NULL, "time_zone" varchar(20) NOT NULL, "closed_on" date NULL, "closing" varchar(11) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "legal_entity_id" bigint NOT NULL, "regency_id" varchar(10) NOT NULL, "village_id" varchar(10) NULL, CONSTRAINT "coordinates_lie_on_earth" CHECK ((("latitude" IS NULL AND "longitude" IS NULL) OR ("latitude" >=  -90.0 AND "latitude" <= 90.0 AND "longitude" >=  -180.0 AND "longitude" <= 180.0))), CONSTRAINT "postal_code_has_5_digits" CHECK (("postal_code" = '' OR "postal_code"::text ~ '^\d{5}$')));
CREATE TABLE "identity_membership" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "role" varchar(12) NOT NULL, "valid_from" date NOT NULL, "valid_to" date NULL, "ended_at" timestamp with time zone NULL, "ending" varchar(12) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "legal_entity_id" bigint NOT NULL, "person_id" bigint NOT NULL, "workplace_id" bigint NULL, CONSTRAINT "ended_memberships_have_a_last_day" CHECK ((("ended_at" IS NULL AND "ending" = '') OR ("ended_at" IS NOT NULL AND "valid_to" IS NOT NULL AND NOT ("ending" = '')))));
ALTER TABLE "identity_inspectionarea" ADD CONSTRAINT "identity_inspectiona_province_id_a42f4c6b_fk_reference" FOREIGN KEY ("province_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "identity_inspectionarea_province_id_a42f4c6b" ON "identity_inspectionarea" ("province_id");
CREATE INDEX "identity_inspectionarea_province_id_a42f4c6b_like" ON "identity_inspectionarea" ("province_id" varchar_pattern_ops);
ALTER TABLE "identity_inspectionarea_regencies" ADD CONSTRAINT "identity_inspectionarea__inspectionarea_id_region_d3038452_uniq" UNIQUE ("inspectionarea_id", "region_id");
ALTER TABLE "identity_inspectionarea_regencies" ADD CONSTRAINT "identity_inspectiona_inspectionarea_id_54cd7604_fk_identity_" FOREIGN KEY ("inspectionarea_id") REFERENCES "identity_inspectionarea" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_inspectionarea_regencies" ADD CONSTRAINT "identity_inspectiona_region_id_f8b6b60b_fk_reference" FOREIGN KEY ("region_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "identity_inspectionarea_regencies_inspectionarea_id_54cd7604" ON "identity_inspectionarea_regencies" ("inspectionarea_id");
CREATE INDEX "identity_inspectionarea_regencies_region_id_f8b6b60b" ON "identity_inspectionarea_regencies" ("region_id");
CREATE INDEX "identity_inspectionarea_regencies_region_id_f8b6b60b_like" ON "identity_inspectionarea_regencies" ("region_id" varchar_pattern_ops);
ALTER TABLE "identity_legalentity" ADD CONSTRAINT "identity_legalentity_industry_id_1da5d539_fk_reference" FOREIGN KEY ("industry_id") REFERENCES "reference_industry" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_legalentity" ADD CONSTRAINT "identity_legalentity_merged_into_id_c3b2dc18_fk_identity_" FOREIGN KEY ("merged_into_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "identity_legalentity_industry_id_1da5d539" ON "identity_legalentity" ("industry_id");
CREATE INDEX "identity_legalentity_merged_into_id_c3b2dc18" ON "identity_legalentity" ("merged_into_id");
ALTER TABLE "identity_capacity" ADD CONSTRAINT "identity_capacity_legal_entity_id_c8af2970_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_open_capacity_of_a_kind" ON "identity_capacity" ("legal_entity_id", "kind") WHERE "valid_to" IS NULL;
CREATE INDEX "identity_capacity_legal_entity_id_c8af2970" ON "identity_capacity" ("legal_entity_id");
ALTER TABLE "identity_person" ADD CONSTRAINT "identity_person_village_id_394e0936_fk_reference_region_code" FOREIGN KEY ("village_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "identity_person_village_id_394e0936" ON "identity_person" ("village_id");
CREATE INDEX "identity_person_village_id_394e0936_like" ON "identity_person" ("village_id" varchar_pattern_ops);
ALTER TABLE "identity_passportclaim" ADD CONSTRAINT "identity_passportclaim_person_id_ad96d6e7_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_verified_claim_per_passport" ON "identity_passportclaim" ("number_index") WHERE "state" = 'verified';
CREATE UNIQUE INDEX "one_standing_passport_per_person" ON "identity_passportclaim" ("person_id") WHERE NOT ("state" = 'withdrawn');
CREATE INDEX "identity_passportclaim_person_id_ad96d6e7" ON "identity_passportclaim" ("person_id");
CREATE INDEX "passport_claim_by_index" ON "identity_passportclaim" ("number_index");
ALTER TABLE "identity_nikclaim" ADD CONSTRAINT "identity_nikclaim_person_id_8e8ad023_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_verified_claim_per_nik" ON "identity_nikclaim" ("nik_index") WHERE "state" = 'verified';
CREATE UNIQUE INDEX "one_standing_claim_per_person" ON "identity_nikclaim" ("person_id") WHERE NOT ("state" = 'withdrawn');
CREATE INDEX "identity_nikclaim_person_id_8e8ad023" ON "identity_nikclaim" ("person_id");
CREATE INDEX "nik_claim_by_index" ON "identity_nikclaim" ("nik_index");
ALTER TABLE "identity_consent" ADD CONSTRAINT "identity_consent_signed_form_id_bc6a93e0_fk_files_storedfile_id" FOREIGN KEY ("signed_form_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_consent" ADD CONSTRAINT "identity_consent_recipient_id_8f4837ab_fk_identity_" FOREIGN KEY ("recipient_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_consent" ADD CONSTRAINT "identity_consent_person_id_edc49103_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_standing_consent" ON "identity_consent" ("person_id", "purpose", "recipient_id") NULLS NOT DISTINCT WHERE "withdrawn_at" IS NULL;
CREATE INDEX "identity_consent_signed_form_id_bc6a93e0" ON "identity_consent" ("signed_form_id");
CREATE INDEX "identity_consent_recipient_id_8f4837ab" ON "identity_consent" ("recipient_id");
CREATE INDEX "identity_consent_person_id_edc49103" ON "identity_consent" ("person_id");
ALTER TABLE "identity_assignment" ADD CONSTRAINT "identity_assignment_region_id_b8b8d235_fk_reference_region_code" FOREIGN KEY ("region_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_assignment" ADD CONSTRAINT "identity_assignment_area_id_caffd9ab_fk_identity_" FOREIGN KEY ("area_id") REFERENCES "identity_inspectionarea" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_assignment" ADD CONSTRAINT "identity_assignment_ended_by_id_bf9d45ab_fk_identity_person_id" FOREIGN KEY ("ended_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_assignment" ADD CONSTRAINT "identity_assignment_given_by_id_e8781019_fk_identity_person_id" FOREIGN KEY ("given_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_assignment" ADD CONSTRAINT "identity_assignment_person_id_a802d2c6_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_open_assignment" ON "identity_assignment" ("person_id", "role", "region_id") NULLS NOT DISTINCT WHERE ("ended_at" IS NULL AND "valid_to" IS NULL);
CREATE INDEX "identity_assignment_region_id_b8b8d235" ON "identity_assignment" ("region_id");
CREATE INDEX "identity_assignment_region_id_b8b8d235_like" ON "identity_assignment" ("region_id" varchar_pattern_ops);
CREATE INDEX "identity_assignment_area_id_caffd9ab" ON "identity_assignment" ("area_id");
CREATE INDEX "identity_assignment_ended_by_id_bf9d45ab" ON "identity_assignment" ("ended_by_id");
CREATE INDEX "identity_assignment_given_by_id_e8781019" ON "identity_assignment" ("given_by_id");
CREATE INDEX "identity_assignment_person_id_a802d2c6" ON "identity_assignment" ("person_id");
ALTER TABLE "identity_user" ADD CONSTRAINT "identity_user_person_id_fc7d85e9_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "user_email_once" ON "identity_user" ((LOWER("email")));
CREATE UNIQUE INDEX "user_verified_phone_once" ON "identity_user" ("phone_index") WHERE "phone_verified_at" IS NOT NULL;
CREATE INDEX "identity_user_email_65af1202_like" ON "identity_user" ("email" varchar_pattern_ops);
CREATE INDEX "user_by_phone" ON "identity_user" ("phone_index");
ALTER TABLE "identity_user_groups" ADD CONSTRAINT "identity_user_groups_user_id_group_id_ece29599_uniq" UNIQUE ("user_id", "group_id");
ALTER TABLE "identity_user_groups" ADD CONSTRAINT "identity_user_groups_user_id_f69e0c80_fk_identity_user_id" FOREIGN KEY ("user_id") REFERENCES "identity_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_user_groups" ADD CONSTRAINT "identity_user_groups_group_id_cdb422da_fk_auth_group_id" FOREIGN KEY ("group_id") REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "identity_user_groups_user_id_f69e0c80" ON "identity_user_groups" ("user_id");
CREATE INDEX "identity_user_groups_group_id_cdb422da" ON "identity_user_groups" ("group_id");
ALTER TABLE "identity_user_user_permissions" ADD CONSTRAINT "identity_user_user_permi_user_id_permission_id_1becc26c_uniq" UNIQUE ("user_id", "permission_id");
ALTER TABLE "identity_user_user_permissions" ADD CONSTRAINT "identity_user_user_p_user_id_a626cb1f_fk_identity_" FOREIGN KEY ("user_id") REFERENCES "identity_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_user_user_permissions" ADD CONSTRAINT "identity_user_user_p_permission_id_c8f2cf2f_fk_auth_perm" FOREIGN KEY ("permission_id") REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "identity_user_user_permissions_user_id_a626cb1f" ON "identity_user_user_permissions" ("user_id");
CREATE INDEX "identity_user_user_permissions_permission_id_c8f2cf2f" ON "identity_user_user_permissions" ("permission_id");
ALTER TABLE "identity_processinglimit" ADD CONSTRAINT "identity_processingl_person_id_6592e3d7_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_standing_limit_of_a_kind" ON "identity_processinglimit" ("person_id", "kind") WHERE "lifted_at" IS NULL;
CREATE INDEX "identity_processinglimit_person_id_6592e3d7" ON "identity_processinglimit" ("person_id");
ALTER TABLE "identity_representation" ADD CONSTRAINT "identity_representation_agent_id_92b1fa67_fk_identity_person_id" FOREIGN KEY ("agent_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_representation" ADD CONSTRAINT "identity_representat_assignment_id_f537aa96_fk_identity_" FOREIGN KEY ("assignment_id") REFERENCES "identity_assignment" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_representation" ADD CONSTRAINT "identity_representat_ended_by_id_9ea6b27c_fk_identity_" FOREIGN KEY ("ended_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_representation" ADD CONSTRAINT "identity_representat_principal_id_9bc8097e_fk_identity_" FOREIGN KEY ("principal_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_representation" ADD CONSTRAINT "identity_representat_signed_form_id_76ddc4dd_fk_files_sto" FOREIGN KEY ("signed_form_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "identity_representation_agent_id_92b1fa67" ON "identity_representation" ("agent_id");
CREATE INDEX "identity_representation_assignment_id_f537aa96" ON "identity_representation" ("assignment_id");
CREATE INDEX "identity_representation_ended_by_id_9ea6b27c" ON "identity_representation" ("ended_by_id");
CREATE INDEX "identity_representation_principal_id_9bc8097e" ON "identity_representation" ("principal_id");
CREATE INDEX "identity_representation_signed_form_id_76ddc4dd" ON "identity_representation" ("signed_form_id");
ALTER TABLE "identity_workplace" ADD CONSTRAINT "identity_workplace_legal_entity_id_925be5fe_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_workplace" ADD CONSTRAINT "identity_workplace_regency_id_019b6ef5_fk_reference_region_code" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_workplace" ADD CONSTRAINT "identity_workplace_village_id_76094229_fk_reference_region_code" FOREIGN KEY ("village_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_open_head_office" ON "identity_workplace" ("legal_entity_id") WHERE ("closed_on" IS NULL AND "kind" = 'head_office');
CREATE INDEX "identity_workplace_legal_entity_id_925be5fe" ON "identity_workplace" ("legal_entity_id");
CREATE INDEX "identity_workplace_regency_id_019b6ef5" ON "identity_workplace" ("regency_id");
CREATE INDEX "identity_workplace_regency_id_019b6ef5_like" ON "identity_workplace" ("regency_id" varchar_pattern_ops);
CREATE INDEX "identity_workplace_village_id_76094229" ON "identity_workplace" ("village_id");
CREATE INDEX "identity_workplace_village_id_76094229_like" ON "identity_workplace" ("village_id" varchar_pattern_ops);
ALTER TABLE "identity_membership" ADD CONSTRAINT "identity_membership_legal_entity_id_0a087696_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_membership" ADD CONSTRAINT "identity_membership_person_id_00a0f7b9_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_membership" ADD CONSTRAINT "identity_membership_workplace_id_1cea7fba_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_open_membership" ON "identity_membership" ("person_id", "legal_entity_id", "workplace_id") NULLS NOT DISTINCT WHERE "valid_to" IS NULL;
CREATE INDEX "identity_membership_legal_entity_id_0a087696" ON "identity_membership" ("legal_entity_id");
CREATE INDEX "identity_membership_person_id_00a0f7b9" ON "identity_membership" ("person_id");
CREATE INDEX "identity_membership_workplace_id_1cea7fba" ON "identity_membership" ("workplace_id");
CREATE TABLE "account_emailaddress" ("id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "email" varchar(75) NOT NULL UNIQUE, "verified" boolean NOT NULL, "primary" boolean NOT NULL, "user_id" bigint NOT NULL);
CREATE TABLE "account_emailconfirmation" ("id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "created" timestamp with time zone NOT NULL, "sent" timestamp with time zone NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL);
ALTER TABLE "account_emailaddress" ADD CONSTRAINT "account_emailaddress_user_id_2c513194_fk_identity_user_id" FOREIGN KEY ("user_id") REFERENCES "identity_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "account_emailaddress_email_03be32b2_like" ON "account_emailaddress" ("email" varchar_pattern_ops);
CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id");
ALTER TABLE "account_emailconfirmation" ADD CONSTRAINT "account_emailconfirm_email_address_id_5b7f8c58_fk_account_e" FOREIGN KEY ("email_address_id") REFERENCES "account_emailaddress" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "account_emailconfirmation_key_f43612bd_like" ON "account_emailconfirmation" ("key" varchar_pattern_ops);
CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id");
ALTER TABLE "account_emailaddress" ALTER COLUMN "email" TYPE varchar(254);
ALTER TABLE "account_emailaddress" ADD CONSTRAINT "account_emailaddress_user_id_email_987c8728_uniq" UNIQUE ("user_id", "email");
CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified";
SELECT
                c.conname,
                array(
                    SELECT attname
                    FROM unnest(c.conkey) WITH ORDINALITY cols(colid, arridx)
                    JOIN pg_attribute AS ca ON cols.colid = ca.attnum
                    WHERE ca.attrelid = c.conrelid
                    ORDER BY cols.arridx
                ),
                c.contype,
                (SELECT fkc.relname || '.' || fka.attname
                FROM pg_attribute AS fka
                JOIN pg_class AS fkc ON fka.attrelid = fkc.oid
                WHERE fka.attrelid = c.confrelid AND fka.attnum = c.confkey[1]),
                cl.reloptions
            FROM pg_constraint AS c
            JOIN pg_class AS cl ON c.conrelid = cl.oid
            WHERE cl.relname = 'account_emailaddress' AND pg_catalog.pg_table_is_visible(cl.oid);
SELECT
                indexname,
                array_agg(attname ORDER BY arridx),
                indisunique,
                indisprimary,
                array_agg(ordering ORDER BY arridx),
                amname,
                exprdef,
                s2.attoptions
            FROM (
                SELECT
                    c2.relname as indexname, idx.*, attr.attname, am.amname,
                    CASE
                        WHEN idx.indexprs IS NOT NULL THEN
                            pg_get_indexdef(idx.indexrelid)
                    END AS exprdef,
                    CASE am.amname
                        WHEN 'btree' THEN
                            CASE (option & 1)
                                WHEN 1 THEN 'DESC' ELSE 'ASC'
                            END
                    END as ordering,
                    c2.reloptions as attoptions
                FROM (
                    SELECT *
                    FROM
                        pg_index i,
                        unnest(i.indkey, i.indoption)
                            WITH ORDINALITY koi(key, option, arridx)
                ) idx
                LEFT JOIN pg_class c ON idx.indrelid = c.oid
                LEFT JOIN pg_class c2 ON idx.indexrelid = c2.oid
                LEFT JOIN pg_am am ON c2.relam = am.oid
                LEFT JOIN
                    pg_attribute attr ON attr.attrelid = c.oid AND attr.attnum = idx.key
                WHERE c.relname = 'account_emailaddress' AND pg_catalog.pg_table_is_visible(c.oid)
            ) s2
            GROUP BY indexname, indisunique, indisprimary, amname, exprdef, attoptions;
ALTER TABLE "account_emailaddress" DROP CONSTRAINT "account_emailaddress_email_key";
DROP INDEX IF EXISTS "account_emailaddress_email_03be32b2_like";
CREATE INDEX "account_emailaddress_upper" ON "account_emailaddress" ((UPPER("email")));
UPDATE "account_emailaddress" SET "email" = LOWER("account_emailaddress"."email") WHERE NOT ("account_emailaddress"."email" = (LOWER("account_emailaddress"."email")));
UPDATE "identity_user" SET "email" = LOWER("identity_user"."email") WHERE NOT ("identity_user"."email" = (LOWER("identity_user"."email")) AND "identity_user"."email" IS NOT NULL);
DROP INDEX IF EXISTS "account_emailaddress_upper";
CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email");
CREATE INDEX "account_emailaddress_email_03be32b2_like" ON "account_emailaddress" ("email" varchar_pattern_ops);
SELECT "account_emailaddress"."user_id" AS "user", COUNT("account_emailaddress"."user_id") AS "user__count" FROM "account_emailaddress" WHERE "account_emailaddress"."primary" GROUP BY 1 HAVING COUNT("account_emailaddress"."user_id") > 1;
CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary";
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "action_time" timestamp with time zone NOT NULL, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL, "user_id" bigint NOT NULL);
ALTER TABLE "django_admin_log" ADD CONSTRAINT "django_admin_log_content_type_id_c4bce8eb_fk_django_co" FOREIGN KEY ("content_type_id") REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "django_admin_log" ADD CONSTRAINT "django_admin_log_user_id_c564eba6_fk_identity_user_id" FOREIGN KEY ("user_id") REFERENCES "identity_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "django_admin_log_content_type_id_c4bce8eb" ON "django_admin_log" ("content_type_id");
CREATE INDEX "django_admin_log_user_id_c564eba6" ON "django_admin_log" ("user_id");
CREATE TABLE "alerts_alert" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "kind" varchar(30) NOT NULL, "email" bytea NULL, "email_index" bytea NULL, "index_version" smallint NOT NULL CHECK ("index_version" >= 0), "query" bytea NOT NULL, "frequency" varchar(8) NOT NULL, "zone" varchar(32) NOT NULL, "language" varchar(5) NOT NULL, "asked_at" timestamp with time zone NOT NULL, "confirmed_at" timestamp with time zone NULL, "told_at" timestamp with time zone NULL, "person_id" bigint NULL, CONSTRAINT "alert_of_a_person_or_an_address" CHECK ((("email" IS NULL AND "email_index" IS NULL AND "person_id" IS NOT NULL) OR ("email" IS NOT NULL AND "email_index" IS NOT NULL AND "person_id" IS NULL))));
CREATE TABLE "alerts_matchinground" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(30) NOT NULL, "started_at" timestamp with time zone NOT NULL, "reached" bigint NOT NULL, "finished_at" timestamp with time zone NULL);
CREATE TABLE "alerts_finding" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "object_ids" bigint[] NOT NULL, "total" integer NOT NULL CHECK ("total" >= 0), "due_at" timestamp with time zone NOT NULL, "told_at" timestamp with time zone NULL, "alert_id" bigint NOT NULL, "round_id" bigint NOT NULL, CONSTRAINT "alert_finds_once_a_round" UNIQUE ("alert_id", "round_id"));
CREATE TABLE "alerts_newrecord" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(30) NOT NULL, "object_id" bigint NOT NULL, "at" timestamp with time zone NOT NULL, "round_id" bigint NULL, CONSTRAINT "record_is_new_once" UNIQUE ("kind", "object_id"));
CREATE TABLE "alerts_verdict" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(30) NOT NULL, "object_id" bigint NOT NULL, "is_fitting" boolean NOT NULL, "at" timestamp with time zone NOT NULL, "alert_id" bigint NULL, CONSTRAINT "one_verdict_per_alert_and_record" UNIQUE ("alert_id", "object_id"));
ALTER TABLE "alerts_alert" ADD CONSTRAINT "alerts_alert_person_id_3c04c5e7_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "alerts_alert_person_id_3c04c5e7" ON "alerts_alert" ("person_id");
CREATE INDEX "alert_of_person" ON "alerts_alert" ("person_id", "id" DESC);
CREATE INDEX "alert_of_address" ON "alerts_alert" ("email_index");
CREATE INDEX "alert_confirmed" ON "alerts_alert" ("kind", "id") WHERE "confirmed_at" IS NOT NULL;
CREATE INDEX "alert_unconfirmed" ON "alerts_alert" ("asked_at") WHERE "confirmed_at" IS NULL;
CREATE UNIQUE INDEX "one_open_round_per_kind" ON "alerts_matchinground" ("kind") WHERE "finished_at" IS NULL;
ALTER TABLE "alerts_finding" ADD CONSTRAINT "alerts_finding_alert_id_afd12518_fk_alerts_alert_id" FOREIGN KEY ("alert_id") REFERENCES "alerts_alert" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "alerts_finding" ADD CONSTRAINT "alerts_finding_round_id_cc33cff7_fk_alerts_matchinground_id" FOREIGN KEY ("round_id") REFERENCES "alerts_matchinground" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "alerts_finding_alert_id_afd12518" ON "alerts_finding" ("alert_id");
CREATE INDEX "alerts_finding_round_id_cc33cff7" ON "alerts_finding" ("round_id");
CREATE INDEX "finding_due" ON "alerts_finding" ("due_at") WHERE "told_at" IS NULL;
ALTER TABLE "alerts_newrecord" ADD CONSTRAINT "alerts_newrecord_round_id_047ff772_fk_alerts_matchinground_id" FOREIGN KEY ("round_id") REFERENCES "alerts_matchinground" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "alerts_newrecord_round_id_047ff772" ON "alerts_newrecord" ("round_id");
CREATE INDEX "new_record_waiting" ON "alerts_newrecord" ("kind", "id") WHERE "round_id" IS NULL;
ALTER TABLE "alerts_verdict" ADD CONSTRAINT "alerts_verdict_alert_id_48cf4187_fk_alerts_alert_id" FOREIGN KEY ("alert_id") REFERENCES "alerts_alert" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "alerts_verdict_alert_id_48cf4187" ON "alerts_verdict" ("alert_id");
CREATE INDEX "verdict_by_time" ON "alerts_verdict" ("kind", "at");
CREATE TABLE "allauth_idp_oidc_client" ("id" varchar(100) NOT NULL PRIMARY KEY, "name" varchar(100) NOT NULL, "secret" varchar(200) NOT NULL, "scopes" text NOT NULL, "type" varchar(20) NOT NULL, "grant_types" text NOT NULL, "redirect_uris" text NOT NULL, "cors_origins" text NOT NULL, "response_types" text NOT NULL, "skip_consent" boolean NOT NULL, "created_at" timestamp with time zone NOT NULL, "data" jsonb NULL, "owner_id" bigint NULL);
CREATE TABLE "allauth_idp_oidc_token" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "type" varchar(2) NOT NULL, "hash" varchar(255) NOT NULL, "data" jsonb NULL, "created_at" timestamp with time zone NOT NULL, "expires_at" timestamp with time zone NULL, "scopes" text NOT NULL, "client_id" varchar(100) NULL, "user_id" bigint NULL);
ALTER TABLE "allauth_idp_oidc_client" ADD CONSTRAINT "allauth_idp_oidc_client_owner_id_1f1eb0f1_fk_identity_user_id" FOREIGN KEY ("owner_id") REFERENCES "identity_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "allauth_idp_oidc_client_id_973c9a60_like" ON "allauth_idp_oidc_client" ("id" varchar_pattern_ops);
CREATE INDEX "allauth_idp_oidc_client_owner_id_1f1eb0f1" ON "allauth_idp_oidc_client" ("owner_id");
ALTER TABLE "allauth_idp_oidc_token" ADD CONSTRAINT "allauth_idp_oidc_token_type_hash_cca00f1c_uniq" UNIQUE ("type", "hash");
ALTER TABLE "allauth_idp_oidc_token" ADD CONSTRAINT "allauth_idp_oidc_tok_client_id_cad2cd57_fk_allauth_i" FOREIGN KEY ("client_id") REFERENCES "allauth_idp_oidc_client" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "allauth_idp_oidc_token" ADD CONSTRAINT "allauth_idp_oidc_token_user_id_3e9a005f_fk_identity_user_id" FOREIGN KEY ("user_id") REFERENCES "identity_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "allauth_idp_oidc_token_expires_at_f6e6261a" ON "allauth_idp_oidc_token" ("expires_at");
CREATE INDEX "allauth_idp_oidc_token_client_id_cad2cd57" ON "allauth_idp_oidc_token" ("client_id");
CREATE INDEX "allauth_idp_oidc_token_client_id_cad2cd57_like" ON "allauth_idp_oidc_token" ("client_id" varchar_pattern_ops);
CREATE INDEX "allauth_idp_oidc_token_user_id_3e9a005f" ON "allauth_idp_oidc_token" ("user_id");
ALTER TABLE "allauth_idp_oidc_client" ADD COLUMN "default_scopes" text DEFAULT '' NOT NULL;
ALTER TABLE "allauth_idp_oidc_client" ALTER COLUMN "default_scopes" DROP DEFAULT;
ALTER TABLE "allauth_idp_oidc_client" ADD COLUMN "allow_uri_wildcards" boolean DEFAULT false NOT NULL;
ALTER TABLE "allauth_idp_oidc_client" ALTER COLUMN "allow_uri_wildcards" DROP DEFAULT;
CREATE TABLE "api_apiclient" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "client_id" varchar(40) NOT NULL, "name" varchar(80) NOT NULL, "scopes" varchar(40)[] NOT NULL, "is_sandbox" boolean NOT NULL, "secret_digest" bytea NOT NULL, "created_at" timestamp with time zone NOT NULL, "secret_changed_at" timestamp with time zone NOT NULL, "last_used_at" timestamp with time zone NULL, "revoked_at" timestamp with time zone NULL, "created_by_id" bigint NULL, "legal_entity_id" bigint NOT NULL);
CREATE TABLE "api_apitoken" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "digest" bytea NOT NULL, "scopes" varchar(40)[] NOT NULL, "issued_at" timestamp with time zone NOT NULL, "expires_at" timestamp with time zone NOT NULL, "client_id" bigint NOT NULL);
CREATE TABLE "api_keptanswer" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "key" varchar(255) NOT NULL, "digest" bytea NOT NULL, "status" smallint NOT NULL CHECK ("status" >= 0), "headers" jsonb NOT NULL, "body" text NOT NULL, "at" timestamp with time zone NOT NULL, "client_id" bigint NOT NULL);
ALTER TABLE "api_apiclient" ADD CONSTRAINT "api_client_id_once" UNIQUE ("client_id");
CREATE INDEX "api_token_expiring" ON "api_apitoken" ("expires_at");
ALTER TABLE "api_apitoken" ADD CONSTRAINT "api_token_digest_once" UNIQUE ("digest");
CREATE INDEX "api_answer_by_age" ON "api_keptanswer" ("at");
ALTER TABLE "api_keptanswer" ADD CONSTRAINT "api_answer_once_per_key" UNIQUE ("client_id", "key");
ALTER TABLE "api_apiclient" ADD CONSTRAINT "api_apiclient_created_by_id_57a5f295_fk_identity_person_id" FOREIGN KEY ("created_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "api_apiclient" ADD CONSTRAINT "api_apiclient_legal_entity_id_4029108f_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "api_apiclient_created_by_id_57a5f295" ON "api_apiclient" ("created_by_id");
CREATE INDEX "api_apiclient_legal_entity_id_4029108f" ON "api_apiclient" ("legal_entity_id");
ALTER TABLE "api_apitoken" ADD CONSTRAINT "api_apitoken_client_id_457d62f2_fk_api_apiclient_id" FOREIGN KEY ("client_id") REFERENCES "api_apiclient" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "api_apitoken_client_id_457d62f2" ON "api_apitoken" ("client_id");
ALTER TABLE "api_keptanswer" ADD CONSTRAINT "api_keptanswer_client_id_ade7d10b_fk_api_apiclient_id" FOREIGN KEY ("client_id") REFERENCES "api_apiclient" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "api_keptanswer_client_id_ade7d10b" ON "api_keptanswer" ("client_id");
ALTER TABLE "api_apiclient" ADD COLUMN "valid_until" date NULL;
CREATE TABLE "api_apiclient_workplaces" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "apiclient_id" bigint NOT NULL, "workplace_id" bigint NOT NULL);
CREATE TABLE "api_webhook" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "url" varchar(500) NOT NULL, "topics" varchar(60)[] NOT NULL, "secret" bytea NOT NULL, "secret_changed_at" timestamp with time zone NOT NULL, "former_secret" bytea NULL, "former_until" timestamp with time zone NULL, "busy_until" timestamp with time zone NULL, "created_at" timestamp with time zone NOT NULL, "client_id" bigint NOT NULL UNIQUE, "created_by_id" bigint NULL);
CREATE TABLE "api_webhookmessage" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "topic" varchar(60) NOT NULL, "subject" varchar(80) NOT NULL, "body" jsonb NOT NULL, "state" varchar(10) NOT NULL, "happened_at" timestamp with time zone NOT NULL, "due_at" timestamp with time zone NOT NULL, "attempts" smallint NOT NULL CHECK ("attempts" >= 0), "last_status" smallint NULL CHECK ("last_status" >= 0), "last_trouble" varchar(40) NOT NULL, "settled_at" timestamp with time zone NULL, "webhook_id" bigint NOT NULL);
ALTER TABLE "api_apiclient_workplaces" ADD CONSTRAINT "api_apiclient_workplaces_apiclient_id_workplace_i_6a193a38_uniq" UNIQUE ("apiclient_id", "workplace_id");
ALTER TABLE "api_apiclient_workplaces" ADD CONSTRAINT "api_apiclient_workpl_apiclient_id_98d13aa3_fk_api_apicl" FOREIGN KEY ("apiclient_id") REFERENCES "api_apiclient" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "api_apiclient_workplaces" ADD CONSTRAINT "api_apiclient_workpl_workplace_id_2ebd6833_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "api_apiclient_workplaces_apiclient_id_98d13aa3" ON "api_apiclient_workplaces" ("apiclient_id");
CREATE INDEX "api_apiclient_workplaces_workplace_id_2ebd6833" ON "api_apiclient_workplaces" ("workplace_id");
ALTER TABLE "api_webhook" ADD CONSTRAINT "api_webhook_client_id_3d68a199_fk_api_apiclient_id" FOREIGN KEY ("client_id") REFERENCES "api_apiclient" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "api_webhook" ADD CONSTRAINT "api_webhook_created_by_id_8066cc64_fk_identity_person_id" FOREIGN KEY ("created_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "api_webhook_created_by_id_8066cc64" ON "api_webhook" ("created_by_id");
ALTER TABLE "api_webhookmessage" ADD CONSTRAINT "api_webhookmessage_webhook_id_8147cf30_fk_api_webhook_id" FOREIGN KEY ("webhook_id") REFERENCES "api_webhook" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "api_webhookmessage_webhook_id_8147cf30" ON "api_webhookmessage" ("webhook_id");
CREATE INDEX "webhook_message_in_order" ON "api_webhookmessage" ("webhook_id", "subject", "id") WHERE "state" = 'waiting';
CREATE INDEX "webhook_message_due" ON "api_webhookmessage" ("due_at") WHERE "state" = 'waiting';
CREATE INDEX "webhook_message_newest" ON "api_webhookmessage" ("webhook_id", "id" DESC);
CREATE INDEX "webhook_message_settled" ON "api_webhookmessage" ("settled_at");
ALTER TABLE "api_keptanswer" RENAME COLUMN "body" TO "plain";
ALTER TABLE "api_keptanswer" ADD COLUMN "body" bytea DEFAULT '\x'::bytea NOT NULL;
ALTER TABLE "api_keptanswer" ALTER COLUMN "body" DROP DEFAULT;
SELECT "api_keptanswer"."id", "api_keptanswer"."plain" FROM "api_keptanswer";
ALTER TABLE "api_keptanswer" DROP COLUMN "plain" CASCADE;
ALTER TABLE "api_apiclient" ADD COLUMN "operator_id" bigint NULL CONSTRAINT "api_apiclient_operator_id_b591d4fb_fk_api_apiclient_id" REFERENCES "api_apiclient"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "api_apiclient_operator_id_b591d4fb_fk_api_apiclient_id" IMMEDIATE;
CREATE UNIQUE INDEX "api_delegation_once" ON "api_apiclient" ("operator_id", "legal_entity_id") WHERE ("operator_id" IS NOT NULL AND "revoked_at" IS NULL);
CREATE INDEX "api_apiclient_operator_id_b591d4fb" ON "api_apiclient" ("operator_id");
ALTER TABLE "api_webhookmessage" ADD COLUMN "delegation_id" bigint NULL CONSTRAINT "api_webhookmessage_delegation_id_ca01d583_fk_api_apiclient_id" REFERENCES "api_apiclient"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "api_webhookmessage_delegation_id_ca01d583_fk_api_apiclient_id" IMMEDIATE;
CREATE INDEX "api_webhookmessage_delegation_id_ca01d583" ON "api_webhookmessage" ("delegation_id");
CREATE TABLE "audit_personview" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "at" timestamp with time zone NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "role" varchar(40) NOT NULL, "recorded_at" timestamp with time zone DEFAULT (CURRENT_TIMESTAMP) NOT NULL, "xid" xid8 DEFAULT (pg_current_xact_id()) NOT NULL, "person_id" bigint NOT NULL, "what" varchar(60) NOT NULL);
CREATE TABLE "audit_seal" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "from_xid" xid8 NOT NULL, "to_xid" xid8 NOT NULL, "acts" integer NOT NULL CHECK ("acts" >= 0), "views" integer NOT NULL CHECK ("views" >= 0), "root" bytea NOT NULL, "chain" bytea NOT NULL, "sealed_at" timestamp with time zone NOT NULL, CONSTRAINT "one_seal_follows_another" UNIQUE ("from_xid"));
CREATE TABLE "audit_securityact" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "at" timestamp with time zone NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "role" varchar(40) NOT NULL, "recorded_at" timestamp with time zone DEFAULT (CURRENT_TIMESTAMP) NOT NULL, "xid" xid8 DEFAULT (pg_current_xact_id()) NOT NULL, "act" varchar(60) NOT NULL, "subject" varchar(80) NOT NULL, "codes" jsonb NOT NULL);
CREATE INDEX "person_view_by_xid" ON "audit_personview" ("xid", "id");
CREATE INDEX "person_view_by_person" ON "audit_personview" ("person_id", "id");
CREATE INDEX "security_act_by_xid" ON "audit_securityact" ("xid", "id");
CREATE INDEX "security_act_by_subject" ON "audit_securityact" ("subject", "id");
create function audit_refuse_change() returns trigger language plpgsql as $body$
begin
    raise exception 'The audit log only grows: % on % is refused.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$body$;
create trigger only_grows before update or delete or truncate on audit_securityact for each statement execute function audit_refuse_change();
create trigger only_grows before update or delete or truncate on audit_personview for each statement execute function audit_refuse_change();
create trigger only_grows before update or delete or truncate on audit_seal for each statement execute function audit_refuse_change();
ALTER TABLE "audit_personview" ADD COLUMN "legal_entity_id" bigint NULL;
ALTER TABLE "audit_personview" ADD COLUMN "purpose" varchar(40) DEFAULT '' NOT NULL;
ALTER TABLE "audit_personview" ALTER COLUMN "purpose" DROP DEFAULT;
ALTER TABLE "audit_personview" ALTER COLUMN "purpose" SET DEFAULT '';
CREATE TABLE "demo_stage" ("name" varchar(60) NOT NULL PRIMARY KEY, "cases" integer NOT NULL CHECK ("cases" >= 0), "finished_at" timestamp with time zone NOT NULL);
CREATE INDEX "demo_stage_name_90684fb3_like" ON "demo_stage" ("name" varchar_pattern_ops);
CREATE TABLE "documents_numberseries" ("series" varchar(80) NOT NULL PRIMARY KEY, "last" bigint NOT NULL CHECK ("last" >= 0), "changed_at" timestamp with time zone NOT NULL);
CREATE TABLE "documents_document" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "token" varchar(16) NOT NULL UNIQUE, "kind" varchar(60) NOT NULL, "number" varchar(60) NOT NULL, "subject" varchar(80) NOT NULL, "holder" varchar(200) NOT NULL, "facts" jsonb NOT NULL, "digest" bytea NOT NULL, "state" varchar(10) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "issued_at" timestamp with time zone NOT NULL, "valid_until" date NULL, "withdrawn_at" timestamp with time zone NULL, "legal_entity_id" bigint NULL, "pdf_id" bigint NULL UNIQUE, "person_id" bigint NULL, CONSTRAINT "one_document_per_number" UNIQUE ("kind", "number"));
CREATE TABLE "documents_documentmoved" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE INDEX "documents_numberseries_series_7d12a15a_like" ON "documents_numberseries" ("series" varchar_pattern_ops);
ALTER TABLE "documents_document" ADD CONSTRAINT "documents_document_legal_entity_id_5d357482_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "documents_document" ADD CONSTRAINT "documents_document_pdf_id_6af6577e_fk_files_storedfile_id" FOREIGN KEY ("pdf_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "documents_document" ADD CONSTRAINT "documents_document_person_id_c16dd685_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "documents_document_token_97c68b33_like" ON "documents_document" ("token" varchar_pattern_ops);
CREATE INDEX "documents_document_legal_entity_id_5d357482" ON "documents_document" ("legal_entity_id");
CREATE INDEX "documents_document_person_id_c16dd685" ON "documents_document" ("person_id");
CREATE INDEX "document_by_subject" ON "documents_document" ("subject");
CREATE INDEX "document_by_number" ON "documents_document" ("number");
ALTER TABLE "documents_documentmoved" ADD CONSTRAINT "documents_documentmo_by_person_id_beb5f82e_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "documents_documentmoved" ADD CONSTRAINT "documents_documentmo_on_behalf_of_id_a5e50e0f_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "documents_documentmoved" ADD CONSTRAINT "documents_documentmo_record_id_c0702405_fk_documents" FOREIGN KEY ("record_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "documents_documentmoved_by_person_id_beb5f82e" ON "documents_documentmoved" ("by_person_id");
CREATE INDEX "documents_documentmoved_on_behalf_of_id_a5e50e0f" ON "documents_documentmoved" ("on_behalf_of_id");
CREATE INDEX "documents_documentmoved_record_id_c0702405" ON "documents_documentmoved" ("record_id");
CREATE TABLE "documents_sealingcertificate" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "fingerprint" varchar(64) NOT NULL UNIQUE, "subject" varchar(300) NOT NULL, "pem" text NOT NULL, "valid_from" timestamp with time zone NOT NULL, "valid_until" timestamp with time zone NOT NULL, "first_used_at" timestamp with time zone NOT NULL);
ALTER TABLE "documents_document" ADD COLUMN "sealed_with_id" bigint NULL CONSTRAINT "documents_document_sealed_with_id_f78f5566_fk_documents" REFERENCES "documents_sealingcertificate"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "documents_document_sealed_with_id_f78f5566_fk_documents" IMMEDIATE;
CREATE INDEX "documents_sealingcertificate_fingerprint_f2c1ce1d_like" ON "documents_sealingcertificate" ("fingerprint" varchar_pattern_ops);
CREATE INDEX "documents_document_sealed_with_id_f78f5566" ON "documents_document" ("sealed_with_id");
ALTER TABLE "documents_document" ADD COLUMN "emptied_at" timestamp with time zone NULL;
create table events_eventrecord (
    id bigint generated by default as identity,
    fact varchar(80) not null,
    subject varchar(80) not null,
    version integer not null,
    payload jsonb not null,
    at timestamptz not null,
    by_person_id bigint,
    on_behalf_of_id bigint,
    role varchar(40) not null,
    recorded_at timestamptz not null default transaction_timestamp(),
    xid xid8 not null default pg_current_xact_id(),
    primary key (id, recorded_at)
) partition by range (recorded_at);
create index event_by_transaction on events_eventrecord (xid, id);
create index event_by_subject on events_eventrecord (subject, id);
create table events_eventrecord_default partition of events_eventrecord default;
create function events_make_partition(month date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
declare
    home text := (select n.nspname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                  where p.proname = 'events_make_partition' limit 1);
    first date := date_trunc('month', month)::date;
    name text := 'events_eventrecord_' || to_char(first, 'YYYY_MM');
    low timestamptz := first::timestamp at time zone 'Asia/Jakarta';
    high timestamptz := (first + interval '1 month') at time zone 'Asia/Jakarta';
    grantee regrole;
begin
    perform pg_advisory_xact_lock(hashtext('events_make_partition'));
    if to_regclass(format('%I.%I', home, name)) is not null then
        return;
    end if;
    execute format('create table %I.%I (like %I.events_eventrecord including defaults including constraints)', home, name, home);
    for grantee in
        select distinct a.grantee::regrole from pg_class c, aclexplode(c.relacl) a
        where c.oid = format('%I.%I', home, name)::regclass and a.grantee <> c.relowner and a.grantee <> 0
    loop
        execute format('revoke all on %I.%I from %s', home, name, grantee);
    end loop;
    execute format(
        'with moved as (delete from %I.events_eventrecord_default where recorded_at >= %L and recorded_at < %L returning *)
         insert into %I.%I select * from moved', home, low, high, home, name);
    execute format('alter table %I.events_eventrecord attach partition %I.%I for values from (%L) to (%L)', home, home, name, low, high);
end
$body$;
revoke all on function events_make_partition(date) from public;
select events_make_partition((now() + make_interval(months => m))::date) from generate_series(0, 3) m;
CREATE TABLE "events_delivery" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "event_id" bigint NOT NULL, "reaction" varchar(120) NOT NULL, "state" varchar(8) NOT NULL, "attempts" smallint NOT NULL CHECK ("attempts" >= 0), "queued" integer NOT NULL CHECK ("queued" >= 0), "due_at" timestamp with time zone NOT NULL, "done_at" timestamp with time zone NULL, "trouble" varchar(200) NOT NULL, CONSTRAINT "one_delivery_per_reaction" UNIQUE ("event_id", "reaction"));
CREATE INDEX "delivery_pending" ON "events_delivery" ("due_at") WHERE "state" = 'pending';
CREATE INDEX "delivery_failed" ON "events_delivery" ("reaction") WHERE "state" = 'failed';
CREATE TABLE "federation_relyingparty" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "operator" varchar(150) NOT NULL, "purpose" varchar(300) NOT NULL, "contact" varchar(254) NOT NULL, "sector" varchar(255) NOT NULL, "registered_at" timestamp with time zone NOT NULL, "secret_changed_at" timestamp with time zone NULL, "suspended_at" timestamp with time zone NULL, "client_id" varchar(100) NOT NULL UNIQUE, "registered_by_id" bigint NULL);
CREATE TABLE "federation_signinconsent" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "subject" varchar(64) NOT NULL, "asked" varchar(40)[] NOT NULL, "scopes" varchar(40)[] NOT NULL, "given_at" timestamp with time zone NOT NULL, "last_used_at" timestamp with time zone NULL, "withdrawn_at" timestamp with time zone NULL, "relying_party_id" bigint NOT NULL, "user_id" bigint NOT NULL);
ALTER TABLE "federation_relyingparty" ADD CONSTRAINT "federation_relyingpa_client_id_eee78677_fk_allauth_i" FOREIGN KEY ("client_id") REFERENCES "allauth_idp_oidc_client" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "federation_relyingparty" ADD CONSTRAINT "federation_relyingpa_registered_by_id_59af6cb5_fk_identity_" FOREIGN KEY ("registered_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "federation_relyingparty_client_id_eee78677_like" ON "federation_relyingparty" ("client_id" varchar_pattern_ops);
CREATE INDEX "federation_relyingparty_registered_by_id_59af6cb5" ON "federation_relyingparty" ("registered_by_id");
ALTER TABLE "federation_signinconsent" ADD CONSTRAINT "federation_signincon_relying_party_id_35e7c472_fk_federatio" FOREIGN KEY ("relying_party_id") REFERENCES "federation_relyingparty" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "federation_signinconsent" ADD CONSTRAINT "federation_signinconsent_user_id_bbb7515d_fk_identity_user_id" FOREIGN KEY ("user_id") REFERENCES "identity_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_standing_sign_in_consent" ON "federation_signinconsent" ("relying_party_id", "user_id") WHERE "withdrawn_at" IS NULL;
CREATE INDEX "federation_signinconsent_relying_party_id_35e7c472" ON "federation_signinconsent" ("relying_party_id");
CREATE INDEX "federation_signinconsent_user_id_bbb7515d" ON "federation_signinconsent" ("user_id");
CREATE INDEX "sign_in_by_subject" ON "federation_signinconsent" ("relying_party_id", "subject");
CREATE TABLE "files_filepart" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "start" bigint NOT NULL, "size" integer NOT NULL CHECK ("size" >= 0), "sealed_key" bytea NOT NULL, "location" varchar(200) NOT NULL UNIQUE, "stored_id" bigint NOT NULL, CONSTRAINT "file_part_once" UNIQUE ("stored_id", "start"));
ALTER TABLE "files_filepart" ADD CONSTRAINT "files_filepart_stored_id_f2128298_fk_files_storedfile_id" FOREIGN KEY ("stored_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "files_filepart_location_465c59bf_like" ON "files_filepart" ("location" varchar_pattern_ops);
CREATE INDEX "files_filepart_stored_id_f2128298" ON "files_filepart" ("stored_id");
DROP INDEX IF EXISTS "one_standing_passport_per_person";
ALTER TABLE "identity_passportclaim" ADD COLUMN "replaced_on" date NULL;
CREATE UNIQUE INDEX "one_standing_passport_per_person" ON "identity_passportclaim" ("person_id") WHERE (NOT ("state" = 'withdrawn') AND "replaced_on" IS NULL);
CREATE TABLE "identity_registeredcompany" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "nib" varchar(13) NOT NULL UNIQUE, "name" varchar(200) NOT NULL, "legal_form" varchar(20) NOT NULL, "sector" varchar(1) NOT NULL, "scale" varchar(8) NOT NULL, "address" varchar(300) NOT NULL, "postal_code" varchar(5) NOT NULL, "email" bytea NULL, "phone" bytea NULL, "contact_digest" varchar(64) NOT NULL, "known_from" date NOT NULL, "left_on" date NULL, "invited_at" timestamp with time zone NULL, "invited_by" varchar(5) NOT NULL, "industry_id" bigint NULL, "legal_entity_id" bigint NULL, "regency_id" varchar(10) NOT NULL, "village_id" varchar(10) NULL);
CREATE TABLE "identity_registrationcode" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "way" varchar(5) NOT NULL, "issued_at" timestamp with time zone NOT NULL, "expires_at" timestamp with time zone NOT NULL, "used_at" timestamp with time zone NULL, "company_id" bigint NOT NULL);
CREATE INDEX "absent_by_name" ON "identity_registeredcompany" ("name", "id") WHERE ("left_on" IS NULL AND "legal_entity_id" IS NULL AND NOT ("legal_form" = 'government'));
CREATE INDEX "absent_by_regency" ON "identity_registeredcompany" ("regency_id" varchar_pattern_ops) WHERE ("left_on" IS NULL AND "legal_entity_id" IS NULL AND NOT ("legal_form" = 'government'));
ALTER TABLE "identity_registeredcompany" ADD CONSTRAINT "registered_nib_has_13_digits" CHECK ("nib"::text ~ '^\d{13}$');
ALTER TABLE "identity_registeredcompany" ADD CONSTRAINT "identity_registeredc_industry_id_d5cadb41_fk_reference" FOREIGN KEY ("industry_id") REFERENCES "reference_industry" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_registeredcompany" ADD CONSTRAINT "identity_registeredc_legal_entity_id_270e28e5_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_registeredcompany" ADD CONSTRAINT "identity_registeredc_regency_id_3833c1e9_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "identity_registeredcompany" ADD CONSTRAINT "identity_registeredc_village_id_67635c8a_fk_reference" FOREIGN KEY ("village_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "identity_registeredcompany_nib_1269cd1a_like" ON "identity_registeredcompany" ("nib" varchar_pattern_ops);
CREATE INDEX "identity_registeredcompany_industry_id_d5cadb41" ON "identity_registeredcompany" ("industry_id");
CREATE INDEX "identity_registeredcompany_legal_entity_id_270e28e5" ON "identity_registeredcompany" ("legal_entity_id");
CREATE INDEX "identity_registeredcompany_regency_id_3833c1e9" ON "identity_registeredcompany" ("regency_id");
CREATE INDEX "identity_registeredcompany_regency_id_3833c1e9_like" ON "identity_registeredcompany" ("regency_id" varchar_pattern_ops);
CREATE INDEX "identity_registeredcompany_village_id_67635c8a" ON "identity_registeredcompany" ("village_id");
CREATE INDEX "identity_registeredcompany_village_id_67635c8a_like" ON "identity_registeredcompany" ("village_id" varchar_pattern_ops);
ALTER TABLE "identity_registrationcode" ADD CONSTRAINT "identity_registratio_company_id_100691ee_fk_identity_" FOREIGN KEY ("company_id") REFERENCES "identity_registeredcompany" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "identity_registrationcode_company_id_100691ee" ON "identity_registrationcode" ("company_id");
ALTER TABLE "identity_legalentity" ADD COLUMN "sandbox_of_id" bigint NULL CONSTRAINT "identity_legalentity_sandbox_of_id_7d14c27a_fk_identity_" REFERENCES "identity_legalentity"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "identity_legalentity_sandbox_of_id_7d14c27a_fk_identity_" IMMEDIATE;
ALTER TABLE "identity_workplace" ADD COLUMN "is_sandbox" boolean DEFAULT false NOT NULL;
CREATE UNIQUE INDEX "one_sandbox_organisation" ON "identity_legalentity" ("sandbox_of_id") WHERE "merged_into_id" IS NULL;
CREATE INDEX "identity_legalentity_sandbox_of_id_7d14c27a" ON "identity_legalentity" ("sandbox_of_id");
CREATE INDEX "absent_by_words" ON "identity_registeredcompany" USING gin ((UPPER("name")) gin_trgm_ops) WHERE ("left_on" IS NULL AND "legal_entity_id" IS NULL AND NOT ("legal_form" = 'government'));
DROP INDEX IF EXISTS "absent_by_regency";
CREATE INDEX "absent_by_place_and_kind" ON "identity_registeredcompany" ("regency_id" varchar_pattern_ops, "sector" varchar_ops, "scale" varchar_ops) WHERE ("left_on" IS NULL AND "legal_entity_id" IS NULL AND NOT ("legal_form" = 'government'));
create statistics registered_company_words on (upper(name)) from identity_registeredcompany;
create function identity_keep_sandbox() returns trigger language plpgsql as $body$
begin
    raise exception 'A workplace is invented or real from the beginning.' using errcode = 'insufficient_privilege';
end
$body$;
create trigger stays_invented_or_real before update on identity_workplace for each row
    when (old.is_sandbox is distinct from new.is_sandbox) execute function identity_keep_sandbox();
CREATE TABLE "integrations_registrycheck" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "registry" varchar(10) NOT NULL, "subject_type" varchar(12) NOT NULL, "subject_id" bigint NOT NULL, "state" varchar(11) NOT NULL, "differing" varchar(12)[] NOT NULL, "answered_at" timestamp with time zone NULL, "tried_at" timestamp with time zone NULL, "next_at" timestamp with time zone NULL, "attempts" integer NOT NULL CHECK ("attempts" >= 0), "trouble" varchar(60) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), CONSTRAINT "one_check_per_subject" UNIQUE ("registry", "subject_type", "subject_id"), CONSTRAINT "only_differing_checks_say_where" CHECK ((("state" = 'differs' AND NOT ("differing" = '{}'::varchar(12)[])) OR (NOT ("state" = 'differs') AND "differing" = '{}'::varchar(12)[]))), CONSTRAINT "answered_checks_are_dated" CHECK ((NOT ("state" IN ('matches', 'differs')) OR "answered_at" IS NOT NULL)));
CREATE INDEX "registry_check_due" ON "integrations_registrycheck" ("next_at") WHERE "next_at" IS NOT NULL;
CREATE TABLE "jobs_job" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "kind" varchar(80) NOT NULL, "subject" varchar(80) NOT NULL, "state" varchar(10) NOT NULL, "total" integer NULL CHECK ("total" >= 0), "done" integer NOT NULL CHECK ("done" >= 0), "faults" integer NOT NULL CHECK ("faults" >= 0), "claim" uuid NULL, "attempts" smallint NOT NULL CHECK ("attempts" >= 0), "trouble" varchar(80) NOT NULL, "person_id" bigint NULL, "legal_entity_id" bigint NULL, "started_by_id" bigint NULL, "created_at" timestamp with time zone NOT NULL, "heartbeat_at" timestamp with time zone NOT NULL, "started_at" timestamp with time zone NULL, "ended_at" timestamp with time zone NULL, "cancel_asked_at" timestamp with time zone NULL);
CREATE TABLE "jobs_checkpoint" ("job_id" bigint NOT NULL PRIMARY KEY, "claim" uuid NULL, "data" jsonb NOT NULL);
CREATE INDEX "job_unfinished" ON "jobs_job" ("heartbeat_at") WHERE "state" IN ('queued', 'running');
CREATE INDEX "job_by_subject" ON "jobs_job" ("subject", "id");
ALTER TABLE "jobs_checkpoint" ADD CONSTRAINT "jobs_checkpoint_job_id_9d445e9a_fk_jobs_job_id" FOREIGN KEY ("job_id") REFERENCES "jobs_job" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "job_finished" ON "jobs_job" ("kind", "ended_at") WHERE "state" = 'finished';
ALTER TABLE "jobs_job" ADD COLUMN "done_before" integer DEFAULT 0 NOT NULL CHECK ("done_before" >= 0);
CREATE TABLE "journey_entry" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "step" varchar(60) NOT NULL, "service" varchar(20) NOT NULL, "key" varchar(160) NOT NULL, "params" jsonb NOT NULL, "url_name" varchar(80) NOT NULL, "url_args" jsonb NOT NULL, "at" timestamp with time zone NOT NULL, "person_id" bigint NOT NULL, CONSTRAINT "journey_entry_once" UNIQUE ("person_id", "key"));
ALTER TABLE "journey_entry" ADD CONSTRAINT "journey_entry_person_id_8b353ea5_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "journey_entry_person_id_8b353ea5" ON "journey_entry" ("person_id");
CREATE INDEX "journey_of_person" ON "journey_entry" ("person_id", "at" DESC, "id" DESC);
CREATE INDEX "journey_of_person_in_service" ON "journey_entry" ("person_id", "service", "at" DESC, "id" DESC);
CREATE TABLE "karirhub_application" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "sealed_snapshot" bytea NOT NULL, "letter" bytea NULL, "consented_at" timestamp with time zone NOT NULL, "sent_at" timestamp with time zone NOT NULL, "moved_at" timestamp with time zone NOT NULL, "starts_on" date NULL, "person_id" bigint NOT NULL);
CREATE TABLE "karirhub_applicationmove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "karirhub_vacancy" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "number" varchar(30) NULL UNIQUE, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "title" varchar(100) NOT NULL, "description" text NOT NULL, "requirements" text NOT NULL, "benefits" text NOT NULL, "openings" integer NOT NULL CHECK ("openings" >= 0), "contract_type" varchar(20) NOT NULL, "contract_months" smallint NULL CHECK ("contract_months" >= 0), "working_time" varchar(20) NOT NULL, "work_arrangement" varchar(20) NOT NULL, "experience_years" smallint NOT NULL CHECK ("experience_years" >= 0), "wage_min" bigint NOT NULL CHECK ("wage_min" >= 0), "wage_max" bigint NULL CHECK ("wage_max" >= 0), "is_wage_visible" boolean NOT NULL, "is_disability_friendly" boolean NOT NULL, "accommodation" varchar(300) NOT NULL, "opens_on" date NULL, "closes_on" date NOT NULL, "drafted_at" timestamp with time zone NOT NULL, "published_at" timestamp with time zone NULL, "ended_at" timestamp with time zone NULL, "education_id" varchar(10) NOT NULL, "legal_entity_id" bigint NOT NULL, "occupation_id" varchar(6) NOT NULL, "regency_id" varchar(10) NOT NULL, "workplace_id" bigint NOT NULL, CONSTRAINT "vacancy_openings_1_to_10000" CHECK (("openings" >= 1 AND "openings" <= 10000)), CONSTRAINT "vacancy_wage_range_ascends" CHECK (("wage_max" IS NULL OR "wage_max" >= ("wage_min"))), CONSTRAINT "vacancy_wage_below_a_billion" CHECK (("wage_min" < 1000000000 AND ("wage_max" IS NULL OR "wage_max" < 1000000000))), CONSTRAINT "vacancy_once_public_has_number_and_days" CHECK (("state" IN ('draft', 'discarded') OR ("number" IS NOT NULL AND "opens_on" IS NOT NULL AND "published_at" IS NOT NULL))), CONSTRAINT "vacancy_closes_after_it_opens" CHECK (("opens_on" IS NULL OR "closes_on" >= ("opens_on"))));
ALTER TABLE "karirhub_application" ADD COLUMN "vacancy_id" bigint NOT NULL CONSTRAINT "karirhub_application_vacancy_id_5e812504_fk_karirhub_vacancy_id" REFERENCES "karirhub_vacancy"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_application_vacancy_id_5e812504_fk_karirhub_vacancy_id" IMMEDIATE;
CREATE TABLE "karirhub_vacancymove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE INDEX "application_of_person" ON "karirhub_application" ("person_id", "id" DESC);
ALTER TABLE "karirhub_application" ADD CONSTRAINT "one_application_per_person_and_vacancy" UNIQUE ("vacancy_id", "person_id");
ALTER TABLE "karirhub_application" ADD CONSTRAINT "karirhub_application_person_id_0bfc0c84_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_application_person_id_0bfc0c84" ON "karirhub_application" ("person_id");
ALTER TABLE "karirhub_applicationmove" ADD CONSTRAINT "karirhub_application_by_person_id_53689f96_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_applicationmove" ADD CONSTRAINT "karirhub_application_on_behalf_of_id_a2dafa44_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_applicationmove" ADD CONSTRAINT "karirhub_application_record_id_73cfe81a_fk_karirhub_" FOREIGN KEY ("record_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_applicationmove_by_person_id_53689f96" ON "karirhub_applicationmove" ("by_person_id");
CREATE INDEX "karirhub_applicationmove_on_behalf_of_id_a2dafa44" ON "karirhub_applicationmove" ("on_behalf_of_id");
CREATE INDEX "karirhub_applicationmove_record_id_73cfe81a" ON "karirhub_applicationmove" ("record_id");
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "karirhub_vacancy_education_id_244c501d_fk_reference" FOREIGN KEY ("education_id") REFERENCES "reference_educationlevel" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "karirhub_vacancy_legal_entity_id_337bffa8_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "karirhub_vacancy_occupation_id_f99a63b4_fk_reference" FOREIGN KEY ("occupation_id") REFERENCES "reference_occupation" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "karirhub_vacancy_regency_id_ba8321af_fk_reference_region_code" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "karirhub_vacancy_workplace_id_4ef9144d_fk_identity_workplace_id" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_vacancy_number_8f7e0262_like" ON "karirhub_vacancy" ("number" varchar_pattern_ops);
CREATE INDEX "karirhub_vacancy_education_id_244c501d" ON "karirhub_vacancy" ("education_id");
CREATE INDEX "karirhub_vacancy_education_id_244c501d_like" ON "karirhub_vacancy" ("education_id" varchar_pattern_ops);
CREATE INDEX "karirhub_vacancy_legal_entity_id_337bffa8" ON "karirhub_vacancy" ("legal_entity_id");
CREATE INDEX "karirhub_vacancy_occupation_id_f99a63b4" ON "karirhub_vacancy" ("occupation_id");
CREATE INDEX "karirhub_vacancy_occupation_id_f99a63b4_like" ON "karirhub_vacancy" ("occupation_id" varchar_pattern_ops);
CREATE INDEX "karirhub_vacancy_regency_id_ba8321af" ON "karirhub_vacancy" ("regency_id");
CREATE INDEX "karirhub_vacancy_regency_id_ba8321af_like" ON "karirhub_vacancy" ("regency_id" varchar_pattern_ops);
CREATE INDEX "karirhub_vacancy_workplace_id_4ef9144d" ON "karirhub_vacancy" ("workplace_id");
CREATE INDEX "vacancy_open_until" ON "karirhub_vacancy" ("closes_on") WHERE "state" = 'published';
CREATE INDEX "vacancy_of_employer" ON "karirhub_vacancy" ("legal_entity_id", "id" DESC);
CREATE INDEX "karirhub_application_vacancy_id_5e812504" ON "karirhub_application" ("vacancy_id");
ALTER TABLE "karirhub_vacancymove" ADD CONSTRAINT "karirhub_vacancymove_by_person_id_42008793_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_vacancymove" ADD CONSTRAINT "karirhub_vacancymove_on_behalf_of_id_d977bdc1_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_vacancymove" ADD CONSTRAINT "karirhub_vacancymove_record_id_6606a944_fk_karirhub_vacancy_id" FOREIGN KEY ("record_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_vacancymove_by_person_id_42008793" ON "karirhub_vacancymove" ("by_person_id");
CREATE INDEX "karirhub_vacancymove_on_behalf_of_id_d977bdc1" ON "karirhub_vacancymove" ("on_behalf_of_id");
CREATE INDEX "karirhub_vacancymove_record_id_6606a944" ON "karirhub_vacancymove" ("record_id");
CREATE TABLE "karirhub_certificationscheme" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "number" varchar(60) NOT NULL UNIQUE, "title" varchar(200) NOT NULL, "occupation_code" varchar(10) NOT NULL, "unit_codes" jsonb NOT NULL, "is_offered" boolean NOT NULL, "version" integer NOT NULL);
CREATE TABLE "karirhub_askedcertificate" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "demand" varchar(10) NOT NULL, "vacancy_id" bigint NOT NULL, "scheme_id" bigint NOT NULL, CONSTRAINT "certificate_asked_once_per_vacancy" UNIQUE ("vacancy_id", "scheme_id"));
CREATE INDEX "karirhub_certificationscheme_number_344b0903_like" ON "karirhub_certificationscheme" ("number" varchar_pattern_ops);
ALTER TABLE "karirhub_askedcertificate" ADD CONSTRAINT "karirhub_askedcertif_vacancy_id_c27e1ac3_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_askedcertificate" ADD CONSTRAINT "karirhub_askedcertif_scheme_id_fb33f561_fk_karirhub_" FOREIGN KEY ("scheme_id") REFERENCES "karirhub_certificationscheme" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_askedcertificate_vacancy_id_c27e1ac3" ON "karirhub_askedcertificate" ("vacancy_id");
CREATE INDEX "karirhub_askedcertificate_scheme_id_fb33f561" ON "karirhub_askedcertificate" ("scheme_id");
CREATE TABLE "karirhub_savedvacancy" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "saved_at" timestamp with time zone NOT NULL, "reminded_for" date NULL, "person_id" bigint NOT NULL, "vacancy_id" bigint NOT NULL, CONSTRAINT "vacancy_saved_once_per_person" UNIQUE ("person_id", "vacancy_id"));
ALTER TABLE "karirhub_savedvacancy" ADD CONSTRAINT "karirhub_savedvacancy_person_id_a187b3ab_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_savedvacancy" ADD CONSTRAINT "karirhub_savedvacanc_vacancy_id_9507733e_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_savedvacancy_person_id_a187b3ab" ON "karirhub_savedvacancy" ("person_id");
CREATE INDEX "karirhub_savedvacancy_vacancy_id_9507733e" ON "karirhub_savedvacancy" ("vacancy_id");
CREATE INDEX "saved_vacancy_of_person" ON "karirhub_savedvacancy" ("person_id", "id" DESC);
ALTER TABLE "karirhub_vacancy" DROP CONSTRAINT "vacancy_once_public_has_number_and_days";
ALTER TABLE "karirhub_vacancy" ADD COLUMN "age_max" smallint NULL CHECK ("age_max" >= 0);
ALTER TABLE "karirhub_vacancy" ADD COLUMN "age_min" smallint NULL CHECK ("age_min" >= 0);
ALTER TABLE "karirhub_vacancy" ADD COLUMN "age_reason" varchar(300) DEFAULT '' NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "age_reason" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "agency_name" varchar(200) DEFAULT '' NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "agency_name" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "agency_permit" varchar(60) DEFAULT '' NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "agency_permit" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "answer_within_days" smallint DEFAULT 14 NOT NULL CHECK ("answer_within_days" >= 0);
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "answer_within_days" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "check_due_on" date NULL;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "check_wanted_at" timestamp with time zone NULL;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "checked_at" timestamp with time zone NULL;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "country" varchar(3) DEFAULT '' NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "country" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "disability_types" jsonb DEFAULT '[]'::jsonb NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "disability_types" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "district_id" varchar(10) NULL CONSTRAINT "karirhub_vacancy_district_id_8f61da5f_fk_reference_region_code" REFERENCES "reference_region"("code") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_vacancy_district_id_8f61da5f_fk_reference_region_code" IMMEDIATE;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "document_id" bigint NULL CONSTRAINT "karirhub_vacancy_document_id_d31c155c_fk_documents_document_id" REFERENCES "documents_document"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_vacancy_document_id_d31c155c_fk_documents_document_id" IMMEDIATE;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "documents_asked" jsonb DEFAULT '[]'::jsonb NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "documents_asked" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "extensions" smallint DEFAULT 0 NOT NULL CHECK ("extensions" >= 0);
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "extensions" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "filled_openings" integer DEFAULT 0 NOT NULL CHECK ("filled_openings" >= 0);
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "filled_openings" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "hours_per_week" smallint NULL CHECK ("hours_per_week" >= 0);
ALTER TABLE "karirhub_vacancy" ADD COLUMN "idle_warned_on" date NULL;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "industry_id" bigint NULL CONSTRAINT "karirhub_vacancy_industry_id_967f7ee2_fk_reference_industry_id" REFERENCES "reference_industry"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_vacancy_industry_id_967f7ee2_fk_reference_industry_id" IMMEDIATE;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "is_overseas" boolean DEFAULT false NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "is_overseas" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "is_shift_work" boolean DEFAULT false NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "is_shift_work" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "latitude" double precision NULL;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "longitude" double precision NULL;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "majors" varchar(200) DEFAULT '' NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "majors" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "openings_men" integer DEFAULT 0 NOT NULL CHECK ("openings_men" >= 0);
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "openings_men" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "openings_women" integer DEFAULT 0 NOT NULL CHECK ("openings_women" >= 0);
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "openings_women" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "placement" varchar(20) DEFAULT 'local' NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "placement" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "recruitment_permit" varchar(60) DEFAULT '' NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "recruitment_permit" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "sex_reason" varchar(300) DEFAULT '' NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "sex_reason" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "submitted_at" timestamp with time zone NULL;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "wage_system" varchar(10) DEFAULT 'monthly' NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "wage_system" DROP DEFAULT;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "working_hours" varchar(200) DEFAULT '' NOT NULL;
ALTER TABLE "karirhub_vacancy" ALTER COLUMN "working_hours" DROP DEFAULT;
CREATE INDEX "vacancy_waiting_for_check" ON "karirhub_vacancy" ("check_wanted_at", "id") WHERE "check_wanted_at" IS NOT NULL;
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "vacancy_once_public_has_number_and_days" CHECK (("state" IN ('draft', 'submitted', 'returned', 'refused', 'discarded') OR ("number" IS NOT NULL AND "opens_on" IS NOT NULL AND "published_at" IS NOT NULL)));
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "vacancy_sex_needs_a_reason" CHECK ((("openings_men" = 0 AND "openings_women" = 0) OR NOT ("sex_reason" = '')));
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "vacancy_sexes_fit_the_openings" CHECK ("openings" >= ("openings_men" + "openings_women"));
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "vacancy_age_needs_a_reason" CHECK ((("age_max" IS NULL AND "age_min" IS NULL) OR NOT ("age_reason" = '')));
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "vacancy_age_range_ascends" CHECK (("age_min" IS NULL OR "age_max" IS NULL OR "age_max" >= ("age_min")));
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "vacancy_abroad_names_country_and_agency" CHECK ((NOT "is_overseas" OR (NOT ("country" = '') AND NOT ("agency_name" = '') AND NOT ("agency_permit" = ''))));
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "vacancy_filled_within_openings" CHECK ("filled_openings" <= ("openings"));
ALTER TABLE "karirhub_vacancy" ADD CONSTRAINT "vacancy_answers_within_90_days" CHECK (("answer_within_days" >= 1 AND "answer_within_days" <= 90));
CREATE TABLE "karirhub_vacancyskill" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(80) NOT NULL, "vacancy_id" bigint NOT NULL, CONSTRAINT "skill_once_per_vacancy" UNIQUE ("vacancy_id", "name"));
CREATE TABLE "karirhub_vacancyplace" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "openings" integer NOT NULL CHECK ("openings" >= 0), "vacancy_id" bigint NOT NULL, "workplace_id" bigint NOT NULL, CONSTRAINT "place_once_per_vacancy" UNIQUE ("vacancy_id", "workplace_id"), CONSTRAINT "place_has_an_opening" CHECK ("openings" >= 1));
CREATE TABLE "karirhub_vacancycontact" ("vacancy_id" bigint NOT NULL PRIMARY KEY, "name" bytea NOT NULL, "phone" bytea NOT NULL);
CREATE TABLE "karirhub_screeningquestion" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "order" smallint NOT NULL CHECK ("order" >= 0), "text" varchar(200) NOT NULL, "kind" varchar(10) NOT NULL, "options" jsonb NOT NULL, "is_required" boolean NOT NULL, "vacancy_id" bigint NOT NULL, CONSTRAINT "question_order_once_per_vacancy" UNIQUE ("vacancy_id", "order"));
CREATE TABLE "karirhub_selectionstage" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "order" smallint NOT NULL CHECK ("order" >= 0), "name" varchar(80) NOT NULL, "vacancy_id" bigint NOT NULL, CONSTRAINT "stage_order_once_per_vacancy" UNIQUE ("vacancy_id", "order"));
CREATE TABLE "karirhub_vacancydeficiency" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "field" varchar(40) NOT NULL, "code" varchar(30) NOT NULL, "note" varchar(500) NOT NULL, "asked_at" timestamp with time zone NOT NULL, "settled_at" timestamp with time zone NULL, "vacancy_id" bigint NOT NULL);
CREATE TABLE "karirhub_vacancyfilling" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "reported_at" timestamp with time zone NOT NULL, "others" integer NOT NULL CHECK ("others" >= 0), "openings" integer NOT NULL CHECK ("openings" >= 0), "by_person_id" bigint NULL, "vacancy_id" bigint NOT NULL, CONSTRAINT "filling_counts_somebody" CHECK (("openings" >= 1 AND "openings" >= ("others"))));
CREATE TABLE "karirhub_filledopening" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "application_id" bigint NOT NULL UNIQUE, "filling_id" bigint NOT NULL);
CREATE INDEX "karirhub_vacancy_district_id_8f61da5f" ON "karirhub_vacancy" ("district_id");
CREATE INDEX "karirhub_vacancy_district_id_8f61da5f_like" ON "karirhub_vacancy" ("district_id" varchar_pattern_ops);
CREATE INDEX "karirhub_vacancy_document_id_d31c155c" ON "karirhub_vacancy" ("document_id");
CREATE INDEX "karirhub_vacancy_industry_id_967f7ee2" ON "karirhub_vacancy" ("industry_id");
ALTER TABLE "karirhub_vacancyskill" ADD CONSTRAINT "karirhub_vacancyskil_vacancy_id_931cd05e_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_vacancyskill_vacancy_id_931cd05e" ON "karirhub_vacancyskill" ("vacancy_id");
ALTER TABLE "karirhub_vacancyplace" ADD CONSTRAINT "karirhub_vacancyplac_vacancy_id_5b039712_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_vacancyplace" ADD CONSTRAINT "karirhub_vacancyplac_workplace_id_f3925164_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_vacancyplace_vacancy_id_5b039712" ON "karirhub_vacancyplace" ("vacancy_id");
CREATE INDEX "karirhub_vacancyplace_workplace_id_f3925164" ON "karirhub_vacancyplace" ("workplace_id");
ALTER TABLE "karirhub_vacancycontact" ADD CONSTRAINT "karirhub_vacancycont_vacancy_id_8115f55e_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_screeningquestion" ADD CONSTRAINT "karirhub_screeningqu_vacancy_id_aa4e17ba_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_screeningquestion_vacancy_id_aa4e17ba" ON "karirhub_screeningquestion" ("vacancy_id");
ALTER TABLE "karirhub_selectionstage" ADD CONSTRAINT "karirhub_selectionst_vacancy_id_93b906a7_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_selectionstage_vacancy_id_93b906a7" ON "karirhub_selectionstage" ("vacancy_id");
ALTER TABLE "karirhub_vacancydeficiency" ADD CONSTRAINT "karirhub_vacancydefi_vacancy_id_2491dd14_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_vacancydeficiency_vacancy_id_2491dd14" ON "karirhub_vacancydeficiency" ("vacancy_id");
CREATE INDEX "deficiency_to_be_mended" ON "karirhub_vacancydeficiency" ("vacancy_id") WHERE "settled_at" IS NULL;
ALTER TABLE "karirhub_vacancyfilling" ADD CONSTRAINT "karirhub_vacancyfill_by_person_id_4e538f23_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_vacancyfilling" ADD CONSTRAINT "karirhub_vacancyfill_vacancy_id_a59a192a_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_vacancyfilling_by_person_id_4e538f23" ON "karirhub_vacancyfilling" ("by_person_id");
CREATE INDEX "karirhub_vacancyfilling_vacancy_id_a59a192a" ON "karirhub_vacancyfilling" ("vacancy_id");
ALTER TABLE "karirhub_filledopening" ADD CONSTRAINT "karirhub_filledopeni_application_id_e6703ce7_fk_karirhub_" FOREIGN KEY ("application_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_filledopening" ADD CONSTRAINT "karirhub_filledopeni_filling_id_c41898e7_fk_karirhub_" FOREIGN KEY ("filling_id") REFERENCES "karirhub_vacancyfilling" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_filledopening_filling_id_c41898e7" ON "karirhub_filledopening" ("filling_id");
ALTER TABLE "karirhub_application" ADD COLUMN "answer_by" date NULL;
CREATE INDEX "application_answer_due" ON "karirhub_application" ("answer_by") WHERE "state" IN ('sent', 'viewed');
CREATE TABLE "karirhub_complaintcase" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "number" varchar(30) NOT NULL UNIQUE, "state" varchar(9) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "opened_at" timestamp with time zone NOT NULL, "due_on" date NOT NULL, "frozen_at" timestamp with time zone NULL, "freeze_reason" varchar(20) NOT NULL, "withholds" boolean NOT NULL, "asked_at" timestamp with time zone NULL, "question" text NOT NULL, "answer" bytea NULL, "answered_at" timestamp with time zone NULL, "decision" text NOT NULL, "decided_at" timestamp with time zone NULL, "answered_by_id" bigint NULL, "handled_by_id" bigint NULL, "regency_id" varchar(10) NOT NULL, "vacancy_id" bigint NOT NULL, CONSTRAINT "complaint_case_decided_is_dated" CHECK ((("decided_at" IS NULL AND "state" IN ('new', 'handled')) OR ("decided_at" IS NOT NULL AND "state" IN ('upheld', 'dismissed')))), CONSTRAINT "complaint_case_answer_is_dated" CHECK ((("answer" IS NULL AND "answered_at" IS NULL) OR ("answer" IS NOT NULL AND "answered_at" IS NOT NULL))));
CREATE TABLE "karirhub_complaintcasemove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "karirhub_vacancycomplaint" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "number" varchar(30) NOT NULL UNIQUE, "code" varchar(9) NOT NULL, "reason" varchar(16) NOT NULL, "story" bytea NULL, "contact" bytea NULL, "source" bytea NOT NULL, "reported_at" timestamp with time zone NOT NULL, "case_id" bigint NOT NULL, "evidence_id" bigint NULL, "person_id" bigint NULL, CONSTRAINT "complaint_code_is_readable" CHECK ("code"::text ~ '^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$'));
CREATE TABLE "karirhub_employerstanding" ("legal_entity_id" bigint NOT NULL PRIMARY KEY, "due" integer NOT NULL CHECK ("due" >= 0), "answered" integer NOT NULL CHECK ("answered" >= 0), "median_days" double precision NULL, "upheld" integer NOT NULL CHECK ("upheld" >= 0), "version" integer NOT NULL CHECK ("version" >= 0), "is_stale" boolean NOT NULL, "counted_at" timestamp with time zone NULL, CONSTRAINT "standing_answers_some_of_the_due" CHECK ("answered" <= ("due")));
CREATE TABLE "karirhub_employerreport" ("workplace_id" bigint NOT NULL PRIMARY KEY, "report_id" bigint NOT NULL, "reported_on" date NOT NULL, "next_due_on" date NOT NULL, "accepted_on" date NULL, "legal_entity_id" bigint NOT NULL);
CREATE TABLE "karirhub_answerreminder" ("vacancy_id" bigint NOT NULL PRIMARY KEY, "reminded_on" date NOT NULL, "times" integer NOT NULL CHECK ("times" >= 0));
ALTER TABLE "karirhub_complaintcase" ADD CONSTRAINT "karirhub_complaintca_answered_by_id_3e939a30_fk_identity_" FOREIGN KEY ("answered_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_complaintcase" ADD CONSTRAINT "karirhub_complaintca_handled_by_id_5fa7107d_fk_identity_" FOREIGN KEY ("handled_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_complaintcase" ADD CONSTRAINT "karirhub_complaintca_regency_id_cb9a56e2_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_complaintcase" ADD CONSTRAINT "karirhub_complaintca_vacancy_id_c698493c_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_open_complaint_case_per_vacancy" ON "karirhub_complaintcase" ("vacancy_id") WHERE "state" IN ('new', 'handled');
CREATE INDEX "karirhub_complaintcase_number_99eaeb34_like" ON "karirhub_complaintcase" ("number" varchar_pattern_ops);
CREATE INDEX "karirhub_complaintcase_answered_by_id_3e939a30" ON "karirhub_complaintcase" ("answered_by_id");
CREATE INDEX "karirhub_complaintcase_handled_by_id_5fa7107d" ON "karirhub_complaintcase" ("handled_by_id");
CREATE INDEX "karirhub_complaintcase_regency_id_cb9a56e2" ON "karirhub_complaintcase" ("regency_id");
CREATE INDEX "karirhub_complaintcase_regency_id_cb9a56e2_like" ON "karirhub_complaintcase" ("regency_id" varchar_pattern_ops);
CREATE INDEX "karirhub_complaintcase_vacancy_id_c698493c" ON "karirhub_complaintcase" ("vacancy_id");
CREATE INDEX "complaint_queue" ON "karirhub_complaintcase" ("state", "opened_at", "id");
CREATE INDEX "complaint_withholds" ON "karirhub_complaintcase" ("vacancy_id") WHERE "withholds";
ALTER TABLE "karirhub_complaintcasemove" ADD CONSTRAINT "karirhub_complaintca_by_person_id_73a41742_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_complaintcasemove" ADD CONSTRAINT "karirhub_complaintca_on_behalf_of_id_878fe8e1_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_complaintcasemove" ADD CONSTRAINT "karirhub_complaintca_record_id_d4ce4829_fk_karirhub_" FOREIGN KEY ("record_id") REFERENCES "karirhub_complaintcase" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_complaintcasemove_by_person_id_73a41742" ON "karirhub_complaintcasemove" ("by_person_id");
CREATE INDEX "karirhub_complaintcasemove_on_behalf_of_id_878fe8e1" ON "karirhub_complaintcasemove" ("on_behalf_of_id");
CREATE INDEX "karirhub_complaintcasemove_record_id_d4ce4829" ON "karirhub_complaintcasemove" ("record_id");
ALTER TABLE "karirhub_vacancycomplaint" ADD CONSTRAINT "karirhub_vacancycomp_case_id_b42c871b_fk_karirhub_" FOREIGN KEY ("case_id") REFERENCES "karirhub_complaintcase" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_vacancycomplaint" ADD CONSTRAINT "karirhub_vacancycomp_evidence_id_25155eca_fk_files_sto" FOREIGN KEY ("evidence_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_vacancycomplaint" ADD CONSTRAINT "karirhub_vacancycomp_person_id_1cf24204_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_vacancycomplaint_number_299a9f33_like" ON "karirhub_vacancycomplaint" ("number" varchar_pattern_ops);
CREATE INDEX "karirhub_vacancycomplaint_case_id_b42c871b" ON "karirhub_vacancycomplaint" ("case_id");
CREATE INDEX "karirhub_vacancycomplaint_evidence_id_25155eca" ON "karirhub_vacancycomplaint" ("evidence_id");
CREATE INDEX "karirhub_vacancycomplaint_person_id_1cf24204" ON "karirhub_vacancycomplaint" ("person_id");
ALTER TABLE "karirhub_employerstanding" ADD CONSTRAINT "karirhub_employersta_legal_entity_id_aa5c7ae3_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "standing_stale" ON "karirhub_employerstanding" ("legal_entity_id") WHERE "is_stale";
CREATE INDEX "standing_counted" ON "karirhub_employerstanding" ("counted_at");
ALTER TABLE "karirhub_employerreport" ADD CONSTRAINT "karirhub_employerrep_workplace_id_dd7e13ab_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_employerreport" ADD CONSTRAINT "karirhub_employerrep_legal_entity_id_1aa09252_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_employerreport_legal_entity_id_1aa09252" ON "karirhub_employerreport" ("legal_entity_id");
ALTER TABLE "karirhub_answerreminder" ADD CONSTRAINT "karirhub_answerremin_vacancy_id_90f7123c_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE "karirhub_applicationmark" ("application_id" bigint NOT NULL PRIMARY KEY, "rating" smallint NULL CHECK ("rating" >= 0), "labels" varchar(20)[] NOT NULL, "at" timestamp with time zone NOT NULL);
CREATE TABLE "karirhub_applicationnote" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "text" bytea NOT NULL, "at" timestamp with time zone NOT NULL);
CREATE TABLE "karirhub_applicationsummary" ("application_id" bigint NOT NULL PRIMARY KEY, "education_rank" smallint NULL CHECK ("education_rank" >= 0), "skills" varchar(60)[] NOT NULL, "schemes" varchar(60)[] NOT NULL, "occupations" varchar(10)[] NOT NULL);
CREATE TABLE "karirhub_training" ("programme_id" bigint NOT NULL PRIMARY KEY, "title" varchar(200) NOT NULL, "occupation_code" varchar(10) NOT NULL, "regency_code" varchar(4) NOT NULL, "unit_codes" jsonb NOT NULL, "taught" text NOT NULL, "is_offered" boolean NOT NULL, "version" integer NOT NULL);
CREATE TABLE "karirhub_trainingbatch" ("batch_id" bigint NOT NULL PRIMARY KEY, "quota" integer NOT NULL CHECK ("quota" >= 0), "opens_on" date NULL, "closes_on" date NULL, "is_open" boolean NOT NULL, "version" integer NOT NULL);
CREATE TABLE "karirhub_vacancyinvitation" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "at" timestamp with time zone NOT NULL);
CREATE INDEX "applications_of_vacancy" ON "karirhub_application" ("vacancy_id", "state", "sent_at" DESC, "id" DESC);
ALTER TABLE "karirhub_applicationmark" ADD COLUMN "by_person_id" bigint NOT NULL CONSTRAINT "karirhub_application_by_person_id_7fb203c6_fk_identity_" REFERENCES "identity_person"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_application_by_person_id_7fb203c6_fk_identity_" IMMEDIATE;
ALTER TABLE "karirhub_applicationnote" ADD COLUMN "application_id" bigint NOT NULL CONSTRAINT "karirhub_application_application_id_e238f70e_fk_karirhub_" REFERENCES "karirhub_application"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_application_application_id_e238f70e_fk_karirhub_" IMMEDIATE;
ALTER TABLE "karirhub_applicationnote" ADD COLUMN "by_person_id" bigint NOT NULL CONSTRAINT "karirhub_application_by_person_id_898a57c5_fk_identity_" REFERENCES "identity_person"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_application_by_person_id_898a57c5_fk_identity_" IMMEDIATE;
ALTER TABLE "karirhub_applicationsummary" ADD COLUMN "regency_id" varchar(10) NULL CONSTRAINT "karirhub_application_regency_id_99bd241a_fk_reference" REFERENCES "reference_region"("code") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_application_regency_id_99bd241a_fk_reference" IMMEDIATE;
CREATE INDEX "training_for_occupation" ON "karirhub_training" ("occupation_code");
CREATE INDEX "training_teaches" ON "karirhub_training" USING gin ("taught" gin_trgm_ops);
ALTER TABLE "karirhub_trainingbatch" ADD COLUMN "training_id" bigint NOT NULL CONSTRAINT "karirhub_trainingbat_training_id_ba5ba942_fk_karirhub_" REFERENCES "karirhub_training"("programme_id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_trainingbat_training_id_ba5ba942_fk_karirhub_" IMMEDIATE;
ALTER TABLE "karirhub_vacancyinvitation" ADD COLUMN "by_person_id" bigint NULL CONSTRAINT "karirhub_vacancyinvi_by_person_id_05e40c3d_fk_identity_" REFERENCES "identity_person"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_vacancyinvi_by_person_id_05e40c3d_fk_identity_" IMMEDIATE;
ALTER TABLE "karirhub_vacancyinvitation" ADD COLUMN "person_id" bigint NOT NULL CONSTRAINT "karirhub_vacancyinvi_person_id_9ef4afdb_fk_identity_" REFERENCES "identity_person"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_vacancyinvi_person_id_9ef4afdb_fk_identity_" IMMEDIATE;
ALTER TABLE "karirhub_vacancyinvitation" ADD COLUMN "vacancy_id" bigint NOT NULL CONSTRAINT "karirhub_vacancyinvi_vacancy_id_6e5ea00f_fk_karirhub_" REFERENCES "karirhub_vacancy"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_vacancyinvi_vacancy_id_6e5ea00f_fk_karirhub_" IMMEDIATE;
ALTER TABLE "karirhub_applicationmark" ADD CONSTRAINT "application_rating_1_to_5" CHECK (("rating" IS NULL OR ("rating" >= 1 AND "rating" <= 5)));
CREATE INDEX "notes_of_application" ON "karirhub_applicationnote" ("application_id", "at" DESC, "id" DESC);
CREATE INDEX "invitations_of_person" ON "karirhub_vacancyinvitation" ("person_id", "id" DESC);
ALTER TABLE "karirhub_vacancyinvitation" ADD CONSTRAINT "one_invitation_per_person_and_vacancy" UNIQUE ("vacancy_id", "person_id");
ALTER TABLE "karirhub_applicationmark" ADD CONSTRAINT "karirhub_application_application_id_21ed2627_fk_karirhub_" FOREIGN KEY ("application_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_applicationsummary" ADD CONSTRAINT "karirhub_application_application_id_7736cdc6_fk_karirhub_" FOREIGN KEY ("application_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_applicationmark_by_person_id_7fb203c6" ON "karirhub_applicationmark" ("by_person_id");
CREATE INDEX "karirhub_applicationnote_application_id_e238f70e" ON "karirhub_applicationnote" ("application_id");
CREATE INDEX "karirhub_applicationnote_by_person_id_898a57c5" ON "karirhub_applicationnote" ("by_person_id");
CREATE INDEX "karirhub_applicationsummary_regency_id_99bd241a" ON "karirhub_applicationsummary" ("regency_id");
CREATE INDEX "karirhub_applicationsummary_regency_id_99bd241a_like" ON "karirhub_applicationsummary" ("regency_id" varchar_pattern_ops);
CREATE INDEX "karirhub_trainingbatch_training_id_ba5ba942" ON "karirhub_trainingbatch" ("training_id");
CREATE INDEX "karirhub_vacancyinvitation_by_person_id_05e40c3d" ON "karirhub_vacancyinvitation" ("by_person_id");
CREATE INDEX "karirhub_vacancyinvitation_person_id_9ef4afdb" ON "karirhub_vacancyinvitation" ("person_id");
CREATE INDEX "karirhub_vacancyinvitation_vacancy_id_6e5ea00f" ON "karirhub_vacancyinvitation" ("vacancy_id");
CREATE TABLE "karirhub_regencybook" ("regency_id" varchar(10) NOT NULL PRIMARY KEY, "locked_through" date NULL);
CREATE TABLE "karirhub_jobseekercard" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "sealed_content" bytea NOT NULL, "sex" varchar(6) NOT NULL, "applied_at" timestamp with time zone NOT NULL, "moved_at" timestamp with time zone NOT NULL, "check_due_on" date NULL, "number" varchar(30) NULL UNIQUE, "issued_on" date NULL, "valid_until" date NULL, "check_in_due_on" date NULL, "reminded_days" smallint NULL CHECK ("reminded_days" >= 0), "document_id" bigint NULL UNIQUE, "education_id" varchar(10) NOT NULL, "occupation_id" varchar(6) NOT NULL, "person_id" bigint NOT NULL, "photo_id" bigint NULL UNIQUE, "regency_id" varchar(10) NOT NULL, "renews_id" bigint NULL);
CREATE TABLE "karirhub_counsellingnote" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "topic" varchar(20) NOT NULL, "text" bytea NOT NULL, "at" timestamp with time zone NOT NULL, "by_person_id" bigint NULL, "card_id" bigint NOT NULL);
CREATE TABLE "karirhub_checkin" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "due_on" date NOT NULL, "at" timestamp with time zone NOT NULL, "card_id" bigint NOT NULL);
CREATE TABLE "karirhub_jobseekercardmove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "karirhub_lockedmonth" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "month" date NOT NULL, "at" timestamp with time zone NOT NULL, "by_person_id" bigint NULL, "follows_id" bigint NULL UNIQUE, "regency_id" varchar(10) NOT NULL);
CREATE TABLE "karirhub_balanceline" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "side" varchar(10) NOT NULL, "dimension" varchar(12) NOT NULL, "key" varchar(20) NOT NULL, "opening" integer NOT NULL, "registered" integer NOT NULL, "placed" integer NOT NULL, "struck_off" integer NOT NULL, "closing" integer NOT NULL, "locked_id" bigint NOT NULL);
CREATE TABLE "karirhub_placement" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "scope" varchar(4) NOT NULL, "employer" varchar(150) NOT NULL, "position" varchar(120) NOT NULL, "country" varchar(2) NOT NULL, "permit" varchar(80) NOT NULL, "starts_on" date NOT NULL, "recorded_at" timestamp with time zone NOT NULL, "application_id" bigint NULL UNIQUE, "by_person_id" bigint NULL, "card_id" bigint NULL, "industry_id" bigint NULL, "occupation_id" varchar(6) NULL, "person_id" bigint NOT NULL, "regency_id" varchar(10) NOT NULL, "work_region_id" varchar(10) NULL);
CREATE TABLE "karirhub_placementline" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "dimension" varchar(12) NOT NULL, "key" varchar(20) NOT NULL, "placed" integer NOT NULL, "locked_id" bigint NOT NULL);
CREATE TABLE "karirhub_placementmove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "karirhub_referral" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "office" varchar(160) NOT NULL, "at" timestamp with time zone NOT NULL, "application_id" bigint NULL UNIQUE, "by_person_id" bigint NULL, "card_id" bigint NOT NULL, "document_id" bigint NOT NULL UNIQUE, "vacancy_id" bigint NOT NULL);
CREATE TABLE "karirhub_balanceentry" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "side" varchar(10) NOT NULL, "flow" varchar(10) NOT NULL, "amount" integer NOT NULL, "happened_on" date NOT NULL, "counted_in" date NOT NULL, "subject" varchar(60) NOT NULL, "key" varchar(100) NOT NULL UNIQUE, "sex" varchar(6) NOT NULL, "age_group" varchar(8) NOT NULL, "education" varchar(10) NOT NULL, "occupation" varchar(6) NOT NULL, "industry" varchar(1) NOT NULL, "scope" varchar(4) NOT NULL, "regency_id" varchar(10) NOT NULL, CONSTRAINT "balance_entry_counts_something" CHECK (NOT ("amount" = 0)), CONSTRAINT "balance_entry_counts_in_a_month" CHECK (EXTRACT(DAY FROM "counted_in") = 1));
CREATE INDEX "card_queue" ON "karirhub_jobseekercard" ("regency_id", "applied_at", "id") WHERE "state" = 'applied';
CREATE INDEX "card_of_regency" ON "karirhub_jobseekercard" ("regency_id", "id" DESC);
CREATE INDEX "card_of_person" ON "karirhub_jobseekercard" ("person_id", "id" DESC);
CREATE INDEX "card_check_in_due" ON "karirhub_jobseekercard" ("check_in_due_on") WHERE "state" = 'active';
CREATE INDEX "card_valid_until" ON "karirhub_jobseekercard" ("valid_until") WHERE "state" IN ('active', 'lapsed', 'hired');
CREATE UNIQUE INDEX "one_pending_card_of_a_person" ON "karirhub_jobseekercard" ("person_id") WHERE "state" IN ('applied', 'returned');
CREATE UNIQUE INDEX "one_standing_card_of_a_person" ON "karirhub_jobseekercard" ("person_id") WHERE "state" IN ('active', 'lapsed');
ALTER TABLE "karirhub_jobseekercard" ADD CONSTRAINT "card_once_issued_has_number_and_days" CHECK (("state" IN ('applied', 'returned', 'cancelled') OR ("document_id" IS NOT NULL AND "issued_on" IS NOT NULL AND "number" IS NOT NULL AND "valid_until" IS NOT NULL)));
ALTER TABLE "karirhub_checkin" ADD CONSTRAINT "one_check_in_per_day_due" UNIQUE ("card_id", "due_on");
ALTER TABLE "karirhub_lockedmonth" ADD CONSTRAINT "month_locked_once" UNIQUE ("regency_id", "month");
CREATE UNIQUE INDEX "one_first_locked_month" ON "karirhub_lockedmonth" ("regency_id") WHERE "follows_id" IS NULL;
ALTER TABLE "karirhub_lockedmonth" ADD CONSTRAINT "locked_month_is_a_month" CHECK (EXTRACT(DAY FROM "month") = 1);
ALTER TABLE "karirhub_balanceline" ADD CONSTRAINT "balance_line_once" UNIQUE ("locked_id", "side", "dimension", "key");
ALTER TABLE "karirhub_balanceline" ADD CONSTRAINT "balance_line_balances" CHECK (("closing" = ((("opening" + "registered") - "placed") - "struck_off") AND "closing" >= 0 AND "opening" >= 0));
CREATE INDEX "placement_of_regency" ON "karirhub_placement" ("regency_id", "id" DESC);
CREATE UNIQUE INDEX "one_placement_by_hand_per_card" ON "karirhub_placement" ("card_id") WHERE ("application_id" IS NULL AND "state" = 'recorded');
ALTER TABLE "karirhub_placement" ADD CONSTRAINT "placement_abroad_names_its_country" CHECK ((("scope" = 'akan' AND NOT ("country" = '')) OR (NOT ("scope" = 'akan') AND "country" = '')));
ALTER TABLE "karirhub_placementline" ADD CONSTRAINT "placement_line_once" UNIQUE ("locked_id", "dimension", "key");
ALTER TABLE "karirhub_referral" ADD CONSTRAINT "one_referral_per_card_and_vacancy" UNIQUE ("card_id", "vacancy_id");
ALTER TABLE "karirhub_regencybook" ADD CONSTRAINT "karirhub_regencybook_regency_id_4d19b192_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_regencybook_regency_id_4d19b192_like" ON "karirhub_regencybook" ("regency_id" varchar_pattern_ops);
ALTER TABLE "karirhub_jobseekercard" ADD CONSTRAINT "karirhub_jobseekerca_document_id_d94f42ca_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_jobseekercard" ADD CONSTRAINT "karirhub_jobseekerca_education_id_97381273_fk_reference" FOREIGN KEY ("education_id") REFERENCES "reference_educationlevel" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_jobseekercard" ADD CONSTRAINT "karirhub_jobseekerca_occupation_id_070ab26a_fk_reference" FOREIGN KEY ("occupation_id") REFERENCES "reference_occupation" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_jobseekercard" ADD CONSTRAINT "karirhub_jobseekercard_person_id_0990e19a_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_jobseekercard" ADD CONSTRAINT "karirhub_jobseekercard_photo_id_148f5f8e_fk_files_storedfile_id" FOREIGN KEY ("photo_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_jobseekercard" ADD CONSTRAINT "karirhub_jobseekerca_regency_id_22e7ea25_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_jobseekercard" ADD CONSTRAINT "karirhub_jobseekerca_renews_id_9ccdf9a1_fk_karirhub_" FOREIGN KEY ("renews_id") REFERENCES "karirhub_jobseekercard" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_jobseekercard_number_124982a3_like" ON "karirhub_jobseekercard" ("number" varchar_pattern_ops);
CREATE INDEX "karirhub_jobseekercard_education_id_97381273" ON "karirhub_jobseekercard" ("education_id");
CREATE INDEX "karirhub_jobseekercard_education_id_97381273_like" ON "karirhub_jobseekercard" ("education_id" varchar_pattern_ops);
CREATE INDEX "karirhub_jobseekercard_occupation_id_070ab26a" ON "karirhub_jobseekercard" ("occupation_id");
CREATE INDEX "karirhub_jobseekercard_occupation_id_070ab26a_like" ON "karirhub_jobseekercard" ("occupation_id" varchar_pattern_ops);
CREATE INDEX "karirhub_jobseekercard_person_id_0990e19a" ON "karirhub_jobseekercard" ("person_id");
CREATE INDEX "karirhub_jobseekercard_regency_id_22e7ea25" ON "karirhub_jobseekercard" ("regency_id");
CREATE INDEX "karirhub_jobseekercard_regency_id_22e7ea25_like" ON "karirhub_jobseekercard" ("regency_id" varchar_pattern_ops);
CREATE INDEX "karirhub_jobseekercard_renews_id_9ccdf9a1" ON "karirhub_jobseekercard" ("renews_id");
ALTER TABLE "karirhub_counsellingnote" ADD CONSTRAINT "karirhub_counselling_by_person_id_936a6f0d_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_counsellingnote" ADD CONSTRAINT "karirhub_counselling_card_id_b8c46105_fk_karirhub_" FOREIGN KEY ("card_id") REFERENCES "karirhub_jobseekercard" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_counsellingnote_by_person_id_936a6f0d" ON "karirhub_counsellingnote" ("by_person_id");
CREATE INDEX "karirhub_counsellingnote_card_id_b8c46105" ON "karirhub_counsellingnote" ("card_id");
ALTER TABLE "karirhub_checkin" ADD CONSTRAINT "karirhub_checkin_card_id_0fa89256_fk_karirhub_jobseekercard_id" FOREIGN KEY ("card_id") REFERENCES "karirhub_jobseekercard" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_checkin_card_id_0fa89256" ON "karirhub_checkin" ("card_id");
ALTER TABLE "karirhub_jobseekercardmove" ADD CONSTRAINT "karirhub_jobseekerca_by_person_id_59cd8009_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_jobseekercardmove" ADD CONSTRAINT "karirhub_jobseekerca_on_behalf_of_id_a398d19a_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_jobseekercardmove" ADD CONSTRAINT "karirhub_jobseekerca_record_id_bdb5e3c6_fk_karirhub_" FOREIGN KEY ("record_id") REFERENCES "karirhub_jobseekercard" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_jobseekercardmove_by_person_id_59cd8009" ON "karirhub_jobseekercardmove" ("by_person_id");
CREATE INDEX "karirhub_jobseekercardmove_on_behalf_of_id_a398d19a" ON "karirhub_jobseekercardmove" ("on_behalf_of_id");
CREATE INDEX "karirhub_jobseekercardmove_record_id_bdb5e3c6" ON "karirhub_jobseekercardmove" ("record_id");
ALTER TABLE "karirhub_lockedmonth" ADD CONSTRAINT "karirhub_lockedmonth_by_person_id_e6499e1c_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_lockedmonth" ADD CONSTRAINT "karirhub_lockedmonth_follows_id_ab5ca370_fk_karirhub_" FOREIGN KEY ("follows_id") REFERENCES "karirhub_lockedmonth" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_lockedmonth" ADD CONSTRAINT "karirhub_lockedmonth_regency_id_ed8bf110_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_lockedmonth_by_person_id_e6499e1c" ON "karirhub_lockedmonth" ("by_person_id");
CREATE INDEX "karirhub_lockedmonth_regency_id_ed8bf110" ON "karirhub_lockedmonth" ("regency_id");
CREATE INDEX "karirhub_lockedmonth_regency_id_ed8bf110_like" ON "karirhub_lockedmonth" ("regency_id" varchar_pattern_ops);
ALTER TABLE "karirhub_balanceline" ADD CONSTRAINT "karirhub_balanceline_locked_id_89af5283_fk_karirhub_" FOREIGN KEY ("locked_id") REFERENCES "karirhub_lockedmonth" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_balanceline_locked_id_89af5283" ON "karirhub_balanceline" ("locked_id");
ALTER TABLE "karirhub_placement" ADD CONSTRAINT "karirhub_placement_application_id_188e96de_fk_karirhub_" FOREIGN KEY ("application_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_placement" ADD CONSTRAINT "karirhub_placement_by_person_id_e130c5a2_fk_identity_person_id" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_placement" ADD CONSTRAINT "karirhub_placement_card_id_c63d5b4c_fk_karirhub_" FOREIGN KEY ("card_id") REFERENCES "karirhub_jobseekercard" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_placement" ADD CONSTRAINT "karirhub_placement_industry_id_1655779b_fk_reference" FOREIGN KEY ("industry_id") REFERENCES "reference_industry" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_placement" ADD CONSTRAINT "karirhub_placement_occupation_id_0d4330f4_fk_reference" FOREIGN KEY ("occupation_id") REFERENCES "reference_occupation" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_placement" ADD CONSTRAINT "karirhub_placement_person_id_c89e9869_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_placement" ADD CONSTRAINT "karirhub_placement_regency_id_12846dc0_fk_reference_region_code" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_placement" ADD CONSTRAINT "karirhub_placement_work_region_id_feb90451_fk_reference" FOREIGN KEY ("work_region_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_placement_by_person_id_e130c5a2" ON "karirhub_placement" ("by_person_id");
CREATE INDEX "karirhub_placement_card_id_c63d5b4c" ON "karirhub_placement" ("card_id");
CREATE INDEX "karirhub_placement_industry_id_1655779b" ON "karirhub_placement" ("industry_id");
CREATE INDEX "karirhub_placement_occupation_id_0d4330f4" ON "karirhub_placement" ("occupation_id");
CREATE INDEX "karirhub_placement_occupation_id_0d4330f4_like" ON "karirhub_placement" ("occupation_id" varchar_pattern_ops);
CREATE INDEX "karirhub_placement_person_id_c89e9869" ON "karirhub_placement" ("person_id");
CREATE INDEX "karirhub_placement_regency_id_12846dc0" ON "karirhub_placement" ("regency_id");
CREATE INDEX "karirhub_placement_regency_id_12846dc0_like" ON "karirhub_placement" ("regency_id" varchar_pattern_ops);
CREATE INDEX "karirhub_placement_work_region_id_feb90451" ON "karirhub_placement" ("work_region_id");
CREATE INDEX "karirhub_placement_work_region_id_feb90451_like" ON "karirhub_placement" ("work_region_id" varchar_pattern_ops);
ALTER TABLE "karirhub_placementline" ADD CONSTRAINT "karirhub_placementli_locked_id_7d5c7033_fk_karirhub_" FOREIGN KEY ("locked_id") REFERENCES "karirhub_lockedmonth" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_placementline_locked_id_7d5c7033" ON "karirhub_placementline" ("locked_id");
ALTER TABLE "karirhub_placementmove" ADD CONSTRAINT "karirhub_placementmo_by_person_id_db83ea54_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_placementmove" ADD CONSTRAINT "karirhub_placementmo_on_behalf_of_id_e2773cc4_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_placementmove" ADD CONSTRAINT "karirhub_placementmo_record_id_5ee2428b_fk_karirhub_" FOREIGN KEY ("record_id") REFERENCES "karirhub_placement" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_placementmove_by_person_id_db83ea54" ON "karirhub_placementmove" ("by_person_id");
CREATE INDEX "karirhub_placementmove_on_behalf_of_id_e2773cc4" ON "karirhub_placementmove" ("on_behalf_of_id");
CREATE INDEX "karirhub_placementmove_record_id_5ee2428b" ON "karirhub_placementmove" ("record_id");
ALTER TABLE "karirhub_referral" ADD CONSTRAINT "karirhub_referral_application_id_992edf2e_fk_karirhub_" FOREIGN KEY ("application_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_referral" ADD CONSTRAINT "karirhub_referral_by_person_id_f0adb592_fk_identity_person_id" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_referral" ADD CONSTRAINT "karirhub_referral_card_id_6c3f7ec5_fk_karirhub_jobseekercard_id" FOREIGN KEY ("card_id") REFERENCES "karirhub_jobseekercard" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_referral" ADD CONSTRAINT "karirhub_referral_document_id_cc75c67b_fk_documents_document_id" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_referral" ADD CONSTRAINT "karirhub_referral_vacancy_id_ed0eabc0_fk_karirhub_vacancy_id" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_referral_by_person_id_f0adb592" ON "karirhub_referral" ("by_person_id");
CREATE INDEX "karirhub_referral_card_id_6c3f7ec5" ON "karirhub_referral" ("card_id");
CREATE INDEX "karirhub_referral_vacancy_id_ed0eabc0" ON "karirhub_referral" ("vacancy_id");
ALTER TABLE "karirhub_balanceentry" ADD CONSTRAINT "karirhub_balanceentr_regency_id_6890fbac_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_balanceentry_key_bb6b3a6d_like" ON "karirhub_balanceentry" ("key" varchar_pattern_ops);
CREATE INDEX "karirhub_balanceentry_regency_id_6890fbac" ON "karirhub_balanceentry" ("regency_id");
CREATE INDEX "karirhub_balanceentry_regency_id_6890fbac_like" ON "karirhub_balanceentry" ("regency_id" varchar_pattern_ops);
CREATE INDEX "balance_entry_of_month" ON "karirhub_balanceentry" ("regency_id", "counted_in");
CREATE INDEX "balance_entry_of_subject" ON "karirhub_balanceentry" ("subject");
ALTER TABLE "karirhub_application" ADD COLUMN "stage_id" bigint NULL CONSTRAINT "karirhub_application_stage_id_815e14fd_fk_karirhub_" REFERENCES "karirhub_selectionstage"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_application_stage_id_815e14fd_fk_karirhub_" IMMEDIATE;
CREATE TABLE "karirhub_interview" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "minutes" smallint NOT NULL CHECK ("minutes" >= 0), "time_zone" varchar(40) NOT NULL, "place" varchar(200) NOT NULL, "link" varchar(300) NOT NULL, "note" bytea NULL, "proposed_at" timestamp with time zone NOT NULL, "reminded_at" timestamp with time zone NULL, "application_id" bigint NOT NULL, CONSTRAINT "interview_takes_10_to_480_minutes" CHECK (("minutes" >= 10 AND "minutes" <= 480)), CONSTRAINT "interview_is_somewhere" CHECK ((NOT ("place" = '') OR NOT ("link" = ''))));
CREATE TABLE "karirhub_interviewmove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "karirhub_interviewslot" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "starts_at" timestamp with time zone NOT NULL, "interview_id" bigint NOT NULL, CONSTRAINT "interview_time_proposed_once" UNIQUE ("interview_id", "starts_at"));
ALTER TABLE "karirhub_interview" ADD COLUMN "chosen_id" bigint NULL UNIQUE CONSTRAINT "karirhub_interview_chosen_id_384f64dc_fk_karirhub_" REFERENCES "karirhub_interviewslot"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_interview_chosen_id_384f64dc_fk_karirhub_" IMMEDIATE;
CREATE TABLE "karirhub_offer" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "contract_type" varchar(20) NOT NULL, "contract_months" smallint NULL CHECK ("contract_months" >= 0), "sealed_terms" bytea NOT NULL, "starts_on" date NOT NULL, "answer_by" date NOT NULL, "made_at" timestamp with time zone NOT NULL, "answered_at" timestamp with time zone NULL, "application_id" bigint NOT NULL, CONSTRAINT "offer_contract_months_1_to_120" CHECK (("contract_months" IS NULL OR ("contract_months" >= 1 AND "contract_months" <= 120))));
CREATE TABLE "karirhub_offermove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "karirhub_screeninganswer" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "order" smallint NOT NULL CHECK ("order" >= 0), "asked" varchar(300) NOT NULL, "kind" varchar(10) NOT NULL, "answer" bytea NOT NULL, "application_id" bigint NOT NULL, "question_id" bigint NULL, CONSTRAINT "screening_question_answered_once" UNIQUE ("application_id", "order"));
CREATE TABLE "karirhub_stagechange" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(100) NOT NULL, "at" timestamp with time zone NOT NULL, "application_id" bigint NOT NULL, "by_person_id" bigint NULL);
CREATE TABLE "karirhub_applicationdraft" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "sealed_content" bytea NOT NULL, "saved_at" timestamp with time zone NOT NULL, "person_id" bigint NOT NULL, "vacancy_id" bigint NOT NULL, CONSTRAINT "one_draft_per_person_and_vacancy" UNIQUE ("person_id", "vacancy_id"));
CREATE TABLE "karirhub_applicationmessage" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "is_from_employer" boolean NOT NULL, "text" bytea NOT NULL, "sent_at" timestamp with time zone NOT NULL, "read_at" timestamp with time zone NULL, "application_id" bigint NOT NULL, "attachment_id" bigint NULL UNIQUE, "written_by_id" bigint NULL);
CREATE TABLE "karirhub_attacheddocument" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(20) NOT NULL, "title" bytea NOT NULL, "application_id" bigint NOT NULL, "stored_id" bigint NOT NULL, CONSTRAINT "document_attached_once" UNIQUE ("application_id", "stored_id"));
CREATE INDEX "karirhub_application_stage_id_815e14fd" ON "karirhub_application" ("stage_id");
ALTER TABLE "karirhub_interview" ADD CONSTRAINT "karirhub_interview_application_id_dbdce005_fk_karirhub_" FOREIGN KEY ("application_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_open_interview_per_application" ON "karirhub_interview" ("application_id") WHERE "state" IN ('proposed', 'agreed');
CREATE INDEX "karirhub_interview_application_id_dbdce005" ON "karirhub_interview" ("application_id");
ALTER TABLE "karirhub_interviewmove" ADD CONSTRAINT "karirhub_interviewmo_by_person_id_14a7471a_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_interviewmove" ADD CONSTRAINT "karirhub_interviewmo_on_behalf_of_id_e7eb6cc9_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_interviewmove" ADD CONSTRAINT "karirhub_interviewmo_record_id_35a5d740_fk_karirhub_" FOREIGN KEY ("record_id") REFERENCES "karirhub_interview" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_interviewmove_by_person_id_14a7471a" ON "karirhub_interviewmove" ("by_person_id");
CREATE INDEX "karirhub_interviewmove_on_behalf_of_id_e7eb6cc9" ON "karirhub_interviewmove" ("on_behalf_of_id");
CREATE INDEX "karirhub_interviewmove_record_id_35a5d740" ON "karirhub_interviewmove" ("record_id");
ALTER TABLE "karirhub_interviewslot" ADD CONSTRAINT "karirhub_interviewsl_interview_id_ff92cfa3_fk_karirhub_" FOREIGN KEY ("interview_id") REFERENCES "karirhub_interview" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_interviewslot_interview_id_ff92cfa3" ON "karirhub_interviewslot" ("interview_id");
CREATE INDEX "interview_slot_start" ON "karirhub_interviewslot" ("starts_at");
ALTER TABLE "karirhub_offer" ADD CONSTRAINT "karirhub_offer_application_id_4907b216_fk_karirhub_" FOREIGN KEY ("application_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_standing_offer_per_application" ON "karirhub_offer" ("application_id") WHERE "state" IN ('open', 'accepted');
CREATE INDEX "karirhub_offer_application_id_4907b216" ON "karirhub_offer" ("application_id");
CREATE INDEX "offer_to_answer" ON "karirhub_offer" ("answer_by") WHERE "state" = 'open';
ALTER TABLE "karirhub_offermove" ADD CONSTRAINT "karirhub_offermove_by_person_id_73c8be3a_fk_identity_person_id" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_offermove" ADD CONSTRAINT "karirhub_offermove_on_behalf_of_id_f0d5b5df_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_offermove" ADD CONSTRAINT "karirhub_offermove_record_id_e84f1215_fk_karirhub_offer_id" FOREIGN KEY ("record_id") REFERENCES "karirhub_offer" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_offermove_by_person_id_73c8be3a" ON "karirhub_offermove" ("by_person_id");
CREATE INDEX "karirhub_offermove_on_behalf_of_id_f0d5b5df" ON "karirhub_offermove" ("on_behalf_of_id");
CREATE INDEX "karirhub_offermove_record_id_e84f1215" ON "karirhub_offermove" ("record_id");
ALTER TABLE "karirhub_screeninganswer" ADD CONSTRAINT "karirhub_screeningan_application_id_c0c45f1f_fk_karirhub_" FOREIGN KEY ("application_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_screeninganswer" ADD CONSTRAINT "karirhub_screeningan_question_id_c0b693c1_fk_karirhub_" FOREIGN KEY ("question_id") REFERENCES "karirhub_screeningquestion" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_screeninganswer_application_id_c0c45f1f" ON "karirhub_screeninganswer" ("application_id");
CREATE INDEX "karirhub_screeninganswer_question_id_c0b693c1" ON "karirhub_screeninganswer" ("question_id");
ALTER TABLE "karirhub_stagechange" ADD CONSTRAINT "karirhub_stagechange_application_id_69c95e68_fk_karirhub_" FOREIGN KEY ("application_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_stagechange" ADD CONSTRAINT "karirhub_stagechange_by_person_id_cad5201f_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_stagechange_application_id_69c95e68" ON "karirhub_stagechange" ("application_id");
CREATE INDEX "karirhub_stagechange_by_person_id_cad5201f" ON "karirhub_stagechange" ("by_person_id");
ALTER TABLE "karirhub_applicationdraft" ADD CONSTRAINT "karirhub_application_person_id_0b8cad07_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_applicationdraft" ADD CONSTRAINT "karirhub_application_vacancy_id_79a50471_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_applicationdraft_person_id_0b8cad07" ON "karirhub_applicationdraft" ("person_id");
CREATE INDEX "karirhub_applicationdraft_vacancy_id_79a50471" ON "karirhub_applicationdraft" ("vacancy_id");
CREATE INDEX "application_draft_age" ON "karirhub_applicationdraft" ("saved_at");
ALTER TABLE "karirhub_applicationmessage" ADD CONSTRAINT "karirhub_application_application_id_8b0b3266_fk_karirhub_" FOREIGN KEY ("application_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_applicationmessage" ADD CONSTRAINT "karirhub_application_attachment_id_db7086d6_fk_files_sto" FOREIGN KEY ("attachment_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_applicationmessage" ADD CONSTRAINT "karirhub_application_written_by_id_2296658e_fk_identity_" FOREIGN KEY ("written_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_applicationmessage_application_id_8b0b3266" ON "karirhub_applicationmessage" ("application_id");
CREATE INDEX "karirhub_applicationmessage_written_by_id_2296658e" ON "karirhub_applicationmessage" ("written_by_id");
CREATE INDEX "message_of_application" ON "karirhub_applicationmessage" ("application_id", "sent_at");
ALTER TABLE "karirhub_attacheddocument" ADD CONSTRAINT "karirhub_attacheddoc_application_id_8a009bee_fk_karirhub_" FOREIGN KEY ("application_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_attacheddocument" ADD CONSTRAINT "karirhub_attacheddoc_stored_id_8c0b3d1c_fk_files_sto" FOREIGN KEY ("stored_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_attacheddocument_application_id_8a009bee" ON "karirhub_attacheddocument" ("application_id");
CREATE INDEX "karirhub_attacheddocument_stored_id_8c0b3d1c" ON "karirhub_attacheddocument" ("stored_id");
ALTER TABLE "karirhub_vacancy" ADD COLUMN "is_sandbox" boolean DEFAULT false NOT NULL;
CREATE TABLE "karirhub_partnerportal" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(60) NOT NULL, "slug" varchar(40) NOT NULL, "host" varchar(120) NOT NULL, "logo" bytea NOT NULL, "registered_at" timestamp with time zone NOT NULL, "suspended_at" timestamp with time zone NULL, "legal_entity_id" bigint NOT NULL, "registered_by_id" bigint NULL);
CREATE TABLE "karirhub_vacancyorigin" ("vacancy_id" bigint NOT NULL PRIMARY KEY, "is_sandbox" boolean NOT NULL, "reference" varchar(64) NOT NULL, "employer_name" varchar(150) NOT NULL, "apply_url" varchar(500) NOT NULL, "legal_entity_id" bigint NOT NULL, "partner_id" bigint NULL);
ALTER TABLE "karirhub_partnerportal" ADD CONSTRAINT "partner_slug_once" UNIQUE ("slug");
ALTER TABLE "karirhub_vacancyorigin" ADD CONSTRAINT "origin_reference_once" UNIQUE ("legal_entity_id", "is_sandbox", "reference");
ALTER TABLE "karirhub_vacancyorigin" ADD CONSTRAINT "origin_of_partners_names_the_employer" CHECK ((("apply_url" = '' AND "employer_name" = '' AND "partner_id" IS NULL) OR ("partner_id" IS NOT NULL AND NOT ("employer_name" = ''))));
ALTER TABLE "karirhub_partnerportal" ADD CONSTRAINT "karirhub_partnerport_legal_entity_id_cc2898d7_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_partnerportal" ADD CONSTRAINT "karirhub_partnerport_registered_by_id_f082b61d_fk_identity_" FOREIGN KEY ("registered_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_partnerportal_slug_8aad610f" ON "karirhub_partnerportal" ("slug");
CREATE INDEX "karirhub_partnerportal_slug_8aad610f_like" ON "karirhub_partnerportal" ("slug" varchar_pattern_ops);
CREATE INDEX "karirhub_partnerportal_legal_entity_id_cc2898d7" ON "karirhub_partnerportal" ("legal_entity_id");
CREATE INDEX "karirhub_partnerportal_registered_by_id_f082b61d" ON "karirhub_partnerportal" ("registered_by_id");
ALTER TABLE "karirhub_vacancyorigin" ADD CONSTRAINT "karirhub_vacancyorig_vacancy_id_d0af261a_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_vacancyorigin" ADD CONSTRAINT "karirhub_vacancyorig_legal_entity_id_f97149d4_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_vacancyorigin" ADD CONSTRAINT "karirhub_vacancyorig_partner_id_b3784623_fk_karirhub_" FOREIGN KEY ("partner_id") REFERENCES "karirhub_partnerportal" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_vacancyorigin_legal_entity_id_f97149d4" ON "karirhub_vacancyorigin" ("legal_entity_id");
CREATE INDEX "karirhub_vacancyorigin_partner_id_b3784623" ON "karirhub_vacancyorigin" ("partner_id");
ALTER TABLE "karirhub_employerreport" ALTER COLUMN "next_due_on" DROP NOT NULL;
ALTER TABLE "karirhub_employerreport" ALTER COLUMN "reported_on" DROP NOT NULL;
ALTER TABLE "karirhub_placement" DROP CONSTRAINT "placement_abroad_names_its_country";
SELECT
                c.conname,
                array(
                    SELECT attname
                    FROM unnest(c.conkey) WITH ORDINALITY cols(colid, arridx)
                    JOIN pg_attribute AS ca ON cols.colid = ca.attnum
                    WHERE ca.attrelid = c.conrelid
                    ORDER BY cols.arridx
                ),
                c.contype,
                (SELECT fkc.relname || '.' || fka.attname
                FROM pg_attribute AS fka
                JOIN pg_class AS fkc ON fka.attrelid = fkc.oid
                WHERE fka.attrelid = c.confrelid AND fka.attnum = c.confkey[1]),
                cl.reloptions
            FROM pg_constraint AS c
            JOIN pg_class AS cl ON c.conrelid = cl.oid
            WHERE cl.relname = 'karirhub_referral' AND pg_catalog.pg_table_is_visible(cl.oid);
SELECT
                indexname,
                array_agg(attname ORDER BY arridx),
                indisunique,
                indisprimary,
                array_agg(ordering ORDER BY arridx),
                amname,
                exprdef,
                s2.attoptions
            FROM (
                SELECT
                    c2.relname as indexname, idx.*, attr.attname, am.amname,
                    CASE
                        WHEN idx.indexprs IS NOT NULL THEN
                            pg_get_indexdef(idx.indexrelid)
                    END AS exprdef,
                    CASE am.amname
                        WHEN 'btree' THEN
                            CASE (option & 1)
                                WHEN 1 THEN 'DESC' ELSE 'ASC'
                            END
                    END as ordering,
                    c2.reloptions as attoptions
                FROM (
                    SELECT *
                    FROM
                        pg_index i,
                        unnest(i.indkey, i.indoption)
                            WITH ORDINALITY koi(key, option, arridx)
                ) idx
                LEFT JOIN pg_class c ON idx.indrelid = c.oid
                LEFT JOIN pg_class c2 ON idx.indexrelid = c2.oid
                LEFT JOIN pg_am am ON c2.relam = am.oid
                LEFT JOIN
                    pg_attribute attr ON attr.attrelid = c.oid AND attr.attnum = idx.key
                WHERE c.relname = 'karirhub_referral' AND pg_catalog.pg_table_is_visible(c.oid)
            ) s2
            GROUP BY indexname, indisunique, indisprimary, amname, exprdef, attoptions;
SET CONSTRAINTS "karirhub_referral_application_id_992edf2e_fk_karirhub_" IMMEDIATE; ALTER TABLE "karirhub_referral" DROP CONSTRAINT "karirhub_referral_application_id_992edf2e_fk_karirhub_";
ALTER TABLE "karirhub_referral" DROP COLUMN "application_id" CASCADE;
ALTER TABLE "karirhub_balanceentry" ALTER COLUMN "scope" TYPE varchar(20);
ALTER TABLE "karirhub_placement" ALTER COLUMN "country" TYPE varchar(3);
ALTER TABLE "karirhub_placement" ALTER COLUMN "scope" TYPE varchar(20);
ALTER TABLE "karirhub_placement" ADD CONSTRAINT "placement_abroad_names_its_country" CHECK ((("scope" = 'abroad' AND NOT ("country" = '')) OR (NOT ("scope" = 'abroad') AND "country" = '')));
CREATE TABLE "karirhub_vacancysnapshot" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "day" date NOT NULL, "location" varchar(200) NOT NULL, "rows" integer NOT NULL CHECK ("rows" >= 0), "size" bigint NOT NULL CHECK ("size" >= 0), "digest" varchar(64) NOT NULL, "cursor" varchar(60) NOT NULL, "written_at" timestamp with time zone NOT NULL, CONSTRAINT "vacancy_snapshot_once_a_day" UNIQUE ("day"));
ALTER TABLE "karirhub_applicationsummary" ADD COLUMN "answers" varchar(30)[] DEFAULT '{}' NOT NULL;
ALTER TABLE "karirhub_applicationsummary" ALTER COLUMN "answers" DROP DEFAULT;
CREATE INDEX "vacancy_skill_by_word" ON "karirhub_vacancyskill" ((LOWER("name")));
CREATE TABLE "karirhub_jobfair" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "name" varchar(120) NOT NULL, "description" text NOT NULL, "organiser" varchar(150) NOT NULL, "village_id" varchar(10) NOT NULL, "regency_id" varchar(10) NOT NULL, "time_zone" varchar(20) NOT NULL, "venue" varchar(120) NOT NULL, "address" varchar(200) NOT NULL, "accessibility" text NOT NULL, "contact" varchar(150) NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, "opens_at" time NOT NULL, "closes_at" time NOT NULL, "booth_quota" smallint NOT NULL CHECK ("booth_quota" >= 0), "slot_minutes" smallint NOT NULL CHECK ("slot_minutes" >= 0), "slot_capacity" integer NOT NULL CHECK ("slot_capacity" >= 0), "drafted_at" timestamp with time zone NOT NULL, "published_at" timestamp with time zone NULL, "ended_at" timestamp with time zone NULL, "result_note" text NOT NULL, CONSTRAINT "fair_days_ascend" CHECK ("ends_on" >= ("starts_on")), CONSTRAINT "fair_hours_ascend" CHECK ("closes_at" > ("opens_at")), CONSTRAINT "fair_booths_1_to_1000" CHECK (("booth_quota" >= 1 AND "booth_quota" <= 1000)), CONSTRAINT "fair_slots_15_to_480_minutes" CHECK (("slot_minutes" >= 15 AND "slot_minutes" <= 480)), CONSTRAINT "fair_slot_takes_1_to_10000" CHECK (("slot_capacity" >= 1 AND "slot_capacity" <= 10000)));
CREATE TABLE "karirhub_jobfairmove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "record_id" bigint NOT NULL);
CREATE TABLE "karirhub_fairslot" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "fair_id" bigint NOT NULL, "starts_at" timestamp with time zone NOT NULL, "ends_at" timestamp with time zone NOT NULL, "capacity" integer NOT NULL CHECK ("capacity" >= 0), "taken" integer NOT NULL CHECK ("taken" >= 0), CONSTRAINT "fair_slot_once" UNIQUE ("fair_id", "starts_at"), CONSTRAINT "fair_slot_not_overbooked" CHECK ("taken" <= ("capacity")));
CREATE TABLE "karirhub_fairticket" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "fair_id" bigint NOT NULL, "slot_id" bigint NOT NULL, "person_id" bigint NULL, "number" varchar(30) NOT NULL UNIQUE, "token" varchar(16) NOT NULL UNIQUE, "taken_at" timestamp with time zone NOT NULL, "given_back_at" timestamp with time zone NULL, "present_at" timestamp with time zone NULL, "reminded_at" timestamp with time zone NULL, CONSTRAINT "fair_ticket_used_or_given_back" CHECK (("given_back_at" IS NULL OR "present_at" IS NULL)));
CREATE TABLE "karirhub_fairbooth" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "fair_id" bigint NOT NULL, "legal_entity_id" bigint NOT NULL, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "needs" varchar(300) NOT NULL, "requested_at" timestamp with time zone NOT NULL, "booth_number" smallint NULL CHECK ("booth_number" >= 0), "openings" integer NULL CHECK ("openings" >= 0), "visitors" integer NULL CHECK ("visitors" >= 0), "applications" integer NULL CHECK ("applications" >= 0), "interviewed" integer NULL CHECK ("interviewed" >= 0), "hired" integer NULL CHECK ("hired" >= 0), "reported_at" timestamp with time zone NULL, "reminded_days" smallint NULL CHECK ("reminded_days" >= 0), CONSTRAINT "fair_booth_number_once" UNIQUE ("fair_id", "booth_number"), CONSTRAINT "fair_booth_interviewed_some_of_its_visitors" CHECK (("interviewed" IS NULL OR ("applications" >= ("interviewed") AND "visitors" >= ("interviewed")))), CONSTRAINT "fair_booth_hired_some_of_the_interviewed" CHECK (("hired" IS NULL OR "hired" <= ("interviewed"))), CONSTRAINT "fair_booth_counts_below_a_million" CHECK (("visitors" IS NULL OR ("applications" < 1000000 AND "visitors" < 1000000))));
CREATE TABLE "karirhub_fairboothmove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "record_id" bigint NOT NULL);
CREATE TABLE "karirhub_boothvacancy" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "booth_id" bigint NOT NULL, "vacancy_id" bigint NOT NULL, CONSTRAINT "booth_vacancy_once" UNIQUE ("booth_id", "vacancy_id"));
ALTER TABLE "karirhub_jobfair" ADD CONSTRAINT "karirhub_jobfair_village_id_4548e663_fk_reference_region_code" FOREIGN KEY ("village_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_jobfair" ADD CONSTRAINT "karirhub_jobfair_regency_id_11ef3b69_fk_reference_region_code" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_jobfair_village_id_4548e663" ON "karirhub_jobfair" ("village_id");
CREATE INDEX "karirhub_jobfair_village_id_4548e663_like" ON "karirhub_jobfair" ("village_id" varchar_pattern_ops);
CREATE INDEX "karirhub_jobfair_regency_id_11ef3b69" ON "karirhub_jobfair" ("regency_id");
CREATE INDEX "karirhub_jobfair_regency_id_11ef3b69_like" ON "karirhub_jobfair" ("regency_id" varchar_pattern_ops);
CREATE INDEX "fair_announced" ON "karirhub_jobfair" ("ends_on", "starts_on", "id") WHERE "state" IN ('published', 'called_off', 'closed');
CREATE INDEX "fair_of_regency" ON "karirhub_jobfair" ("regency_id", "starts_on" DESC, "id" DESC);
ALTER TABLE "karirhub_jobfairmove" ADD CONSTRAINT "karirhub_jobfairmove_by_person_id_363d7952_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_jobfairmove" ADD CONSTRAINT "karirhub_jobfairmove_on_behalf_of_id_3e45bc96_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_jobfairmove" ADD CONSTRAINT "karirhub_jobfairmove_record_id_d37016d9_fk_karirhub_jobfair_id" FOREIGN KEY ("record_id") REFERENCES "karirhub_jobfair" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_jobfairmove_by_person_id_363d7952" ON "karirhub_jobfairmove" ("by_person_id");
CREATE INDEX "karirhub_jobfairmove_on_behalf_of_id_3e45bc96" ON "karirhub_jobfairmove" ("on_behalf_of_id");
CREATE INDEX "karirhub_jobfairmove_record_id_d37016d9" ON "karirhub_jobfairmove" ("record_id");
ALTER TABLE "karirhub_fairslot" ADD CONSTRAINT "karirhub_fairslot_fair_id_3a042c09_fk_karirhub_jobfair_id" FOREIGN KEY ("fair_id") REFERENCES "karirhub_jobfair" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_fairslot_fair_id_3a042c09" ON "karirhub_fairslot" ("fair_id");
ALTER TABLE "karirhub_fairticket" ADD CONSTRAINT "karirhub_fairticket_fair_id_4f703824_fk_karirhub_jobfair_id" FOREIGN KEY ("fair_id") REFERENCES "karirhub_jobfair" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_fairticket" ADD CONSTRAINT "karirhub_fairticket_slot_id_e41128f7_fk_karirhub_fairslot_id" FOREIGN KEY ("slot_id") REFERENCES "karirhub_fairslot" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_fairticket" ADD CONSTRAINT "karirhub_fairticket_person_id_87be833f_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_ticket_of_a_person_at_a_fair" ON "karirhub_fairticket" ("fair_id", "person_id") WHERE "given_back_at" IS NULL;
CREATE INDEX "karirhub_fairticket_fair_id_4f703824" ON "karirhub_fairticket" ("fair_id");
CREATE INDEX "karirhub_fairticket_slot_id_e41128f7" ON "karirhub_fairticket" ("slot_id");
CREATE INDEX "karirhub_fairticket_person_id_87be833f" ON "karirhub_fairticket" ("person_id");
CREATE INDEX "karirhub_fairticket_number_3e211d3e_like" ON "karirhub_fairticket" ("number" varchar_pattern_ops);
CREATE INDEX "karirhub_fairticket_token_32af3c22_like" ON "karirhub_fairticket" ("token" varchar_pattern_ops);
CREATE INDEX "fair_ticket_of_person" ON "karirhub_fairticket" ("person_id", "id" DESC);
CREATE INDEX "fair_ticket_to_remind" ON "karirhub_fairticket" ("slot_id") WHERE ("given_back_at" IS NULL AND "present_at" IS NULL AND "reminded_at" IS NULL);
ALTER TABLE "karirhub_fairbooth" ADD CONSTRAINT "karirhub_fairbooth_fair_id_c7b3dd11_fk_karirhub_jobfair_id" FOREIGN KEY ("fair_id") REFERENCES "karirhub_jobfair" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_fairbooth" ADD CONSTRAINT "karirhub_fairbooth_legal_entity_id_a1f2d7d5_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_booth_of_an_employer_at_a_fair" ON "karirhub_fairbooth" ("fair_id", "legal_entity_id") WHERE "state" IN ('requested', 'accepted');
CREATE INDEX "karirhub_fairbooth_fair_id_c7b3dd11" ON "karirhub_fairbooth" ("fair_id");
CREATE INDEX "karirhub_fairbooth_legal_entity_id_a1f2d7d5" ON "karirhub_fairbooth" ("legal_entity_id");
CREATE INDEX "fair_booth_waiting" ON "karirhub_fairbooth" ("fair_id", "requested_at", "id") WHERE "state" = 'requested';
CREATE INDEX "fair_booth_of_employer" ON "karirhub_fairbooth" ("legal_entity_id", "id" DESC);
ALTER TABLE "karirhub_fairboothmove" ADD CONSTRAINT "karirhub_fairboothmo_by_person_id_05605e0e_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_fairboothmove" ADD CONSTRAINT "karirhub_fairboothmo_on_behalf_of_id_4ee28d05_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_fairboothmove" ADD CONSTRAINT "karirhub_fairboothmo_record_id_4338071b_fk_karirhub_" FOREIGN KEY ("record_id") REFERENCES "karirhub_fairbooth" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_fairboothmove_by_person_id_05605e0e" ON "karirhub_fairboothmove" ("by_person_id");
CREATE INDEX "karirhub_fairboothmove_on_behalf_of_id_4ee28d05" ON "karirhub_fairboothmove" ("on_behalf_of_id");
CREATE INDEX "karirhub_fairboothmove_record_id_4338071b" ON "karirhub_fairboothmove" ("record_id");
ALTER TABLE "karirhub_boothvacancy" ADD CONSTRAINT "karirhub_boothvacanc_booth_id_ce350b4f_fk_karirhub_" FOREIGN KEY ("booth_id") REFERENCES "karirhub_fairbooth" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_boothvacancy" ADD CONSTRAINT "karirhub_boothvacanc_vacancy_id_4fbaba4c_fk_karirhub_" FOREIGN KEY ("vacancy_id") REFERENCES "karirhub_vacancy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_boothvacancy_booth_id_ce350b4f" ON "karirhub_boothvacancy" ("booth_id");
CREATE INDEX "karirhub_boothvacancy_vacancy_id_4fbaba4c" ON "karirhub_boothvacancy" ("vacancy_id");
CREATE TABLE "karirhub_marketopenings" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "region_code" varchar(4) NOT NULL, "occupation_code" varchar(4) NOT NULL, "month" date NOT NULL, "vacancies" integer NOT NULL CHECK ("vacancies" >= 0), "openings" integer NOT NULL CHECK ("openings" >= 0), "counted_at" timestamp with time zone NOT NULL, CONSTRAINT "market_openings_once_per_cell" UNIQUE ("region_code", "occupation_code", "month"));
CREATE TABLE "karirhub_marketpay" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "region_code" varchar(4) NOT NULL, "occupation_code" varchar(4) NOT NULL, "stated" integer NOT NULL CHECK ("stated" >= 0), "unstated" integer NOT NULL CHECK ("unstated" >= 0), "employers" integer NOT NULL CHECK ("employers" >= 0), "low" bigint NULL CHECK ("low" >= 0), "median" bigint NULL CHECK ("median" >= 0), "high" bigint NULL CHECK ("high" >= 0), "counted_at" timestamp with time zone NOT NULL, CONSTRAINT "market_pay_once_per_cell" UNIQUE ("region_code", "occupation_code"));
CREATE TABLE "karirhub_marketseekers" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "region_code" varchar(4) NOT NULL, "occupation_code" varchar(4) NOT NULL, "month" date NOT NULL, "seekers" integer NOT NULL CHECK ("seekers" >= 0), "is_hidden" boolean NOT NULL, "counted_at" timestamp with time zone NOT NULL, CONSTRAINT "market_seekers_once_per_cell" UNIQUE ("region_code", "occupation_code", "month"));
CREATE TABLE "karirhub_marketskill" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "region_code" varchar(4) NOT NULL, "occupation_code" varchar(4) NOT NULL, "word" varchar(80) NOT NULL, "name" varchar(80) NOT NULL, "vacancies" integer NOT NULL CHECK ("vacancies" >= 0), "holders" integer NULL CHECK ("holders" >= 0), "counted_at" timestamp with time zone NOT NULL, CONSTRAINT "market_skill_once_per_cell" UNIQUE ("region_code", "occupation_code", "word"));
CREATE INDEX "market_openings_by_month" ON "karirhub_marketopenings" ("occupation_code", "month");
CREATE INDEX "market_seekers_by_month" ON "karirhub_marketseekers" ("occupation_code", "month");
ALTER TABLE "karirhub_employerreport" ADD COLUMN "accepted_version" integer DEFAULT 0 NOT NULL CHECK ("accepted_version" >= 0);
ALTER TABLE "karirhub_employerreport" ALTER COLUMN "accepted_version" DROP DEFAULT;
ALTER TABLE "karirhub_employerreport" ADD COLUMN "overdue_since" date NULL;
ALTER TABLE "karirhub_employerreport" ADD COLUMN "sent_version" integer DEFAULT 0 NOT NULL CHECK ("sent_version" >= 0);
ALTER TABLE "karirhub_employerreport" ALTER COLUMN "sent_version" DROP DEFAULT;
CREATE INDEX "vacancy_in_sitemap" ON "karirhub_vacancy" ((("id" / 20000)), "published_at" DESC) WHERE (NOT "is_sandbox" AND "state" = 'published');
CREATE TABLE "karirhub_fairhire" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "application_id" bigint NOT NULL UNIQUE, "booth_id" bigint NOT NULL);
ALTER TABLE "karirhub_fairbooth" ADD COLUMN "link" varchar(300) DEFAULT '' NOT NULL;
ALTER TABLE "karirhub_fairbooth" ALTER COLUMN "link" DROP DEFAULT;
ALTER TABLE "karirhub_jobfair" ADD COLUMN "is_online" boolean DEFAULT false NOT NULL;
ALTER TABLE "karirhub_fairbooth" ADD CONSTRAINT "fair_booth_link_is_safe" CHECK (("link" = '' OR "link"::text LIKE 'https://%'));
ALTER TABLE "karirhub_jobfair" ADD CONSTRAINT "fair_has_a_place_or_is_online" CHECK ((("address" = '' AND "is_online" AND "venue" = '') OR (NOT "is_online" AND NOT ("venue" = '') AND NOT ("address" = ''))));
ALTER TABLE "karirhub_fairhire" ADD CONSTRAINT "karirhub_fairhire_application_id_577b59b3_fk_karirhub_" FOREIGN KEY ("application_id") REFERENCES "karirhub_application" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "karirhub_fairhire" ADD CONSTRAINT "karirhub_fairhire_booth_id_4339d155_fk_karirhub_fairbooth_id" FOREIGN KEY ("booth_id") REFERENCES "karirhub_fairbooth" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "karirhub_fairhire_booth_id_4339d155" ON "karirhub_fairhire" ("booth_id");
CREATE INDEX "application_silent_since" ON "karirhub_application" ("moved_at") WHERE "state" IN ('shortlisted', 'interview');
ALTER TABLE "karirhub_balanceentry" ADD COLUMN "last_industry" varchar(5) DEFAULT '' NOT NULL;
ALTER TABLE "karirhub_balanceentry" ALTER COLUMN "last_industry" DROP DEFAULT;
insert into karirhub_balanceline (locked_id, side, dimension, key, opening, registered, placed, struck_off, closing)
select locked_id, side, case side when 'seekers' then 'industry' else 'sex' end, '', opening, registered, placed, struck_off, closing
from karirhub_balanceline where dimension = 'total';
ALTER TABLE "karirhub_application" ADD COLUMN "warned_on" date NULL;
CREATE TABLE "karirhub_outsidehire" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" bytea NOT NULL, "masked_nik" bytea NOT NULL);
ALTER TABLE "karirhub_certificationscheme" ADD COLUMN "certified" text DEFAULT '' NOT NULL;
ALTER TABLE "karirhub_trainingbatch" ADD COLUMN "registered" integer NULL CHECK ("registered" >= 0);
ALTER TABLE "karirhub_trainingbatch" ADD COLUMN "withdrawn" integer DEFAULT 0 NOT NULL CHECK ("withdrawn" >= 0);
ALTER TABLE "karirhub_vacancy" ADD COLUMN "has_flexible_hours" boolean DEFAULT false NOT NULL;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "is_night_work" boolean DEFAULT false NOT NULL;
ALTER TABLE "karirhub_vacancy" ADD COLUMN "is_weekend_work" boolean DEFAULT false NOT NULL;
CREATE INDEX "scheme_certifies" ON "karirhub_certificationscheme" USING gin ("certified" gin_trgm_ops);
ALTER TABLE "karirhub_outsidehire" ADD COLUMN "filling_id" bigint NOT NULL CONSTRAINT "karirhub_outsidehire_filling_id_04be7cbc_fk_karirhub_" REFERENCES "karirhub_vacancyfilling"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "karirhub_outsidehire_filling_id_04be7cbc_fk_karirhub_" IMMEDIATE;
CREATE INDEX "karirhub_outsidehire_filling_id_04be7cbc" ON "karirhub_outsidehire" ("filling_id");
CREATE TABLE "messaging_outgoingmessage" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "channel" varchar(8) NOT NULL, "purpose" varchar(40) NOT NULL, "key" varchar(120) NOT NULL, "sealed" bytea NOT NULL, "state" varchar(6) NOT NULL, "attempts" smallint NOT NULL CHECK ("attempts" >= 0), "created_at" timestamp with time zone NOT NULL, "due_at" timestamp with time zone NOT NULL, "worthless_at" timestamp with time zone NULL, "sent_at" timestamp with time zone NULL, "trouble" varchar(60) NOT NULL, CONSTRAINT "sent_messages_are_dated" CHECK ((NOT ("state" = 'sent') OR "sent_at" IS NOT NULL)));
CREATE UNIQUE INDEX "one_message_per_key" ON "messaging_outgoingmessage" ("key") WHERE NOT ("key" = '');
CREATE INDEX "outgoing_queued" ON "messaging_outgoingmessage" ("due_at") WHERE "state" = 'queued';
CREATE INDEX "outgoing_unerased" ON "messaging_outgoingmessage" ("created_at") WHERE NOT ("sealed" = ''::bytea);
CREATE TABLE "mfa_authenticator" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "type" varchar(20) NOT NULL, "data" jsonb NOT NULL, "user_id" bigint NOT NULL);
ALTER TABLE "mfa_authenticator" ADD CONSTRAINT "mfa_authenticator_user_id_type_798d27ea_uniq" UNIQUE ("user_id", "type");
ALTER TABLE "mfa_authenticator" ADD CONSTRAINT "mfa_authenticator_user_id_0c3a50c0_fk_identity_user_id" FOREIGN KEY ("user_id") REFERENCES "identity_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "mfa_authenticator_user_id_0c3a50c0" ON "mfa_authenticator" ("user_id");
ALTER TABLE "mfa_authenticator" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;
ALTER TABLE "mfa_authenticator" ALTER COLUMN "created_at" DROP DEFAULT;
ALTER TABLE "mfa_authenticator" ADD COLUMN "last_used_at" timestamp with time zone NULL;
SELECT
                c.conname,
                array(
                    SELECT attname
                    FROM unnest(c.conkey) WITH ORDINALITY cols(colid, arridx)
                    JOIN pg_attribute AS ca ON cols.colid = ca.attnum
                    WHERE ca.attrelid = c.conrelid
                    ORDER BY cols.arridx
                ),
                c.contype,
                (SELECT fkc.relname || '.' || fka.attname
                FROM pg_attribute AS fka
                JOIN pg_class AS fkc ON fka.attrelid = fkc.oid
                WHERE fka.attrelid = c.confrelid AND fka.attnum = c.confkey[1]),
                cl.reloptions
            FROM pg_constraint AS c
            JOIN pg_class AS cl ON c.conrelid = cl.oid
            WHERE cl.relname = 'mfa_authenticator' AND pg_catalog.pg_table_is_visible(cl.oid);
SELECT
                indexname,
                array_agg(attname ORDER BY arridx),
                indisunique,
                indisprimary,
                array_agg(ordering ORDER BY arridx),
                amname,
                exprdef,
                s2.attoptions
            FROM (
                SELECT
                    c2.relname as indexname, idx.*, attr.attname, am.amname,
                    CASE
                        WHEN idx.indexprs IS NOT NULL THEN
                            pg_get_indexdef(idx.indexrelid)
                    END AS exprdef,
                    CASE am.amname
                        WHEN 'btree' THEN
                            CASE (option & 1)
                                WHEN 1 THEN 'DESC' ELSE 'ASC'
                            END
                    END as ordering,
                    c2.reloptions as attoptions
                FROM (
                    SELECT *
                    FROM
                        pg_index i,
                        unnest(i.indkey, i.indoption)
                            WITH ORDINALITY koi(key, option, arridx)
                ) idx
                LEFT JOIN pg_class c ON idx.indrelid = c.oid
                LEFT JOIN pg_class c2 ON idx.indexrelid = c2.oid
                LEFT JOIN pg_am am ON c2.relam = am.oid
                LEFT JOIN
                    pg_attribute attr ON attr.attrelid = c.oid AND attr.attnum = idx.key
                WHERE c.relname = 'mfa_authenticator' AND pg_catalog.pg_table_is_visible(c.oid)
            ) s2
            GROUP BY indexname, indisunique, indisprimary, amname, exprdef, attoptions;
ALTER TABLE "mfa_authenticator" DROP CONSTRAINT "mfa_authenticator_user_id_type_798d27ea_uniq";
CREATE UNIQUE INDEX "unique_authenticator_type" ON "mfa_authenticator" ("user_id", "type") WHERE "type" IN ('totp', 'recovery_codes');
CREATE TABLE "notifications_notification" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "slug" varchar(60) NOT NULL, "category" varchar(30) NOT NULL, "key" varchar(120) NOT NULL, "params" jsonb NOT NULL, "url_name" varchar(80) NOT NULL, "url_args" jsonb NOT NULL, "at" timestamp with time zone NOT NULL, "read_at" timestamp with time zone NULL, "person_id" bigint NOT NULL, CONSTRAINT "told_once" UNIQUE ("person_id", "key"));
CREATE TABLE "notifications_message" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "channel" varchar(10) NOT NULL, "state" varchar(8) NOT NULL, "attempts" smallint NOT NULL CHECK ("attempts" >= 0), "due_at" timestamp with time zone NOT NULL, "sent_at" timestamp with time zone NULL, "trouble" varchar(80) NOT NULL, "notification_id" bigint NOT NULL, CONSTRAINT "one_message_per_channel" UNIQUE ("notification_id", "channel"));
CREATE TABLE "notifications_preference" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "category" varchar(30) NOT NULL, "channel" varchar(10) NOT NULL, "is_on" boolean NOT NULL, "person_id" bigint NOT NULL, CONSTRAINT "one_wish_per_channel" UNIQUE ("person_id", "category", "channel"));
ALTER TABLE "notifications_notification" ADD CONSTRAINT "notifications_notifi_person_id_ec9b6507_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "notifications_notification_person_id_ec9b6507" ON "notifications_notification" ("person_id");
CREATE INDEX "notification_inbox" ON "notifications_notification" ("person_id", "at" DESC, "id" DESC);
CREATE INDEX "notification_unread" ON "notifications_notification" ("person_id") WHERE "read_at" IS NULL;
ALTER TABLE "notifications_message" ADD CONSTRAINT "notifications_messag_notification_id_a908bb17_fk_notificat" FOREIGN KEY ("notification_id") REFERENCES "notifications_notification" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "notifications_message_notification_id_a908bb17" ON "notifications_message" ("notification_id");
CREATE INDEX "message_pending" ON "notifications_message" ("due_at") WHERE "state" = 'pending';
ALTER TABLE "notifications_preference" ADD CONSTRAINT "notifications_prefer_person_id_33c79cf9_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "notifications_preference_person_id_33c79cf9" ON "notifications_preference" ("person_id");
CREATE TABLE "officers_assistancecode" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "digest" bytea NOT NULL, "made_at" timestamp with time zone NOT NULL, "expires_at" timestamp with time zone NOT NULL, "used_at" timestamp with time zone NULL, "asked_by_id" bigint NULL, "person_id" bigint NOT NULL);
ALTER TABLE "officers_assistancecode" ADD CONSTRAINT "officers_assistancec_asked_by_id_85f6cb2b_fk_identity_" FOREIGN KEY ("asked_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "officers_assistancecode" ADD CONSTRAINT "officers_assistancec_person_id_e738d5ba_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "officers_assistancecode_asked_by_id_85f6cb2b" ON "officers_assistancecode" ("asked_by_id");
CREATE INDEX "officers_assistancecode_person_id_e738d5ba" ON "officers_assistancecode" ("person_id");
CREATE INDEX "assistance_code_by_digest" ON "officers_assistancecode" ("digest");
CREATE TABLE "officers_citizenregistration" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "registered_at" timestamp with time zone NOT NULL, "assignment_id" bigint NOT NULL, "consent_id" bigint NOT NULL, "form_id" bigint NOT NULL, "officer_id" bigint NOT NULL, "person_id" bigint NOT NULL, "village_id" varchar(10) NOT NULL);
ALTER TABLE "officers_citizenregistration" ADD CONSTRAINT "officers_citizenregi_assignment_id_348a88d0_fk_identity_" FOREIGN KEY ("assignment_id") REFERENCES "identity_assignment" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "officers_citizenregistration" ADD CONSTRAINT "officers_citizenregi_consent_id_08729ad4_fk_identity_" FOREIGN KEY ("consent_id") REFERENCES "identity_consent" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "officers_citizenregistration" ADD CONSTRAINT "officers_citizenregi_form_id_c4ece23f_fk_files_sto" FOREIGN KEY ("form_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "officers_citizenregistration" ADD CONSTRAINT "officers_citizenregi_officer_id_f8d0c8a9_fk_identity_" FOREIGN KEY ("officer_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "officers_citizenregistration" ADD CONSTRAINT "officers_citizenregi_person_id_3ddfb201_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "officers_citizenregistration" ADD CONSTRAINT "officers_citizenregi_village_id_e55e06cb_fk_reference" FOREIGN KEY ("village_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "officers_citizenregistration_assignment_id_348a88d0" ON "officers_citizenregistration" ("assignment_id");
CREATE INDEX "officers_citizenregistration_consent_id_08729ad4" ON "officers_citizenregistration" ("consent_id");
CREATE INDEX "officers_citizenregistration_form_id_c4ece23f" ON "officers_citizenregistration" ("form_id");
CREATE INDEX "officers_citizenregistration_officer_id_f8d0c8a9" ON "officers_citizenregistration" ("officer_id");
CREATE INDEX "officers_citizenregistration_person_id_3ddfb201" ON "officers_citizenregistration" ("person_id");
CREATE INDEX "officers_citizenregistration_village_id_e55e06cb" ON "officers_citizenregistration" ("village_id");
CREATE INDEX "officers_citizenregistration_village_id_e55e06cb_like" ON "officers_citizenregistration" ("village_id" varchar_pattern_ops);
CREATE INDEX "registration_by_village" ON "officers_citizenregistration" ("village_id", "id" DESC);
CREATE TABLE "organisations_organisationcase" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "number" varchar(30) NOT NULL UNIQUE, "kind" varchar(8) NOT NULL, "capacity" varchar(20) NOT NULL, "statement" bytea NULL, "state" varchar(9) NOT NULL, "outcome" varchar(8) NOT NULL, "objections_until" date NULL, "due_on" date NULL, "version" integer NOT NULL CHECK ("version" >= 0), "submitted_at" timestamp with time zone NOT NULL, "decided_at" timestamp with time zone NULL, "legal_entity_id" bigint NOT NULL, "person_id" bigint NOT NULL, "regency_id" varchar(10) NOT NULL, CONSTRAINT "capacity_cases_name_a_capacity" CHECK ((("kind" = 'capacity' AND NOT ("capacity" = '')) OR (NOT ("kind" = 'capacity') AND "capacity" = ''))), CONSTRAINT "decided_cases_are_dated" CHECK ((("decided_at" IS NULL AND "state" IN ('submitted', 'returned')) OR (NOT ("state" IN ('submitted', 'returned')) AND "decided_at" IS NOT NULL))));
CREATE TABLE "organisations_objection" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "words" bytea NOT NULL, "made_at" timestamp with time zone NOT NULL, "person_id" bigint NOT NULL, "case_id" bigint NOT NULL, CONSTRAINT "one_objection_per_manager" UNIQUE ("case_id", "person_id"));
CREATE TABLE "organisations_casemoved" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "organisations_organisationdocument" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(11) NOT NULL, "added_at" timestamp with time zone NOT NULL, "added_by_id" bigint NOT NULL, "case_id" bigint NULL, "legal_entity_id" bigint NOT NULL, "stored_id" bigint NOT NULL UNIQUE);
CREATE TABLE "organisations_invitation" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "role" varchar(12) NOT NULL, "email" bytea NOT NULL, "email_index" varchar(64) NOT NULL, "serial" smallint NOT NULL CHECK ("serial" >= 0), "state" varchar(9) NOT NULL, "sent_at" timestamp with time zone NOT NULL, "expires_at" timestamp with time zone NOT NULL, "ended_at" timestamp with time zone NULL, "accepted_by_id" bigint NULL, "invited_by_id" bigint NULL, "legal_entity_id" bigint NOT NULL, "workplace_id" bigint NULL, CONSTRAINT "accepted_invitations_say_by_whom" CHECK ((("accepted_by_id" IS NOT NULL AND "state" = 'accepted') OR (NOT ("state" = 'accepted') AND "accepted_by_id" IS NULL))));
CREATE TABLE "organisations_merge" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "reason" text NOT NULL, "moved" jsonb NOT NULL, "at" timestamp with time zone NOT NULL, "absorbed_id" bigint NOT NULL UNIQUE, "by_person_id" bigint NULL, "kept_id" bigint NOT NULL, CONSTRAINT "nothing_merges_with_itself" CHECK (NOT ("kept_id" = ("absorbed_id"))));
ALTER TABLE "organisations_organisationcase" ADD CONSTRAINT "organisations_organi_legal_entity_id_85a0c275_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_organisationcase" ADD CONSTRAINT "organisations_organi_person_id_8e9cd6e9_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_organisationcase" ADD CONSTRAINT "organisations_organi_regency_id_8df9bb0c_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_open_case_of_a_kind" ON "organisations_organisationcase" ("kind", "person_id", "legal_entity_id", "capacity") WHERE "state" IN ('submitted', 'returned');
CREATE INDEX "organisations_organisationcase_number_7e67f2a7_like" ON "organisations_organisationcase" ("number" varchar_pattern_ops);
CREATE INDEX "organisations_organisationcase_legal_entity_id_85a0c275" ON "organisations_organisationcase" ("legal_entity_id");
CREATE INDEX "organisations_organisationcase_person_id_8e9cd6e9" ON "organisations_organisationcase" ("person_id");
CREATE INDEX "organisations_organisationcase_regency_id_8df9bb0c" ON "organisations_organisationcase" ("regency_id");
CREATE INDEX "organisations_organisationcase_regency_id_8df9bb0c_like" ON "organisations_organisationcase" ("regency_id" varchar_pattern_ops);
CREATE INDEX "case_queue" ON "organisations_organisationcase" ("state", "submitted_at", "id");
CREATE INDEX "case_of_organisation" ON "organisations_organisationcase" ("legal_entity_id", "kind", "state");
ALTER TABLE "organisations_objection" ADD CONSTRAINT "organisations_object_person_id_eb2225c9_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_objection" ADD CONSTRAINT "organisations_object_case_id_5d6b4585_fk_organisat" FOREIGN KEY ("case_id") REFERENCES "organisations_organisationcase" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "organisations_objection_person_id_eb2225c9" ON "organisations_objection" ("person_id");
CREATE INDEX "organisations_objection_case_id_5d6b4585" ON "organisations_objection" ("case_id");
ALTER TABLE "organisations_casemoved" ADD CONSTRAINT "organisations_casemo_by_person_id_66c7f7db_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_casemoved" ADD CONSTRAINT "organisations_casemo_on_behalf_of_id_51424a10_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_casemoved" ADD CONSTRAINT "organisations_casemo_record_id_82948a0f_fk_organisat" FOREIGN KEY ("record_id") REFERENCES "organisations_organisationcase" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "organisations_casemoved_by_person_id_66c7f7db" ON "organisations_casemoved" ("by_person_id");
CREATE INDEX "organisations_casemoved_on_behalf_of_id_51424a10" ON "organisations_casemoved" ("on_behalf_of_id");
CREATE INDEX "organisations_casemoved_record_id_82948a0f" ON "organisations_casemoved" ("record_id");
ALTER TABLE "organisations_organisationdocument" ADD CONSTRAINT "organisations_organi_added_by_id_24d62f99_fk_identity_" FOREIGN KEY ("added_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_organisationdocument" ADD CONSTRAINT "organisations_organi_case_id_dc96e9b5_fk_organisat" FOREIGN KEY ("case_id") REFERENCES "organisations_organisationcase" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_organisationdocument" ADD CONSTRAINT "organisations_organi_legal_entity_id_12f6d782_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_organisationdocument" ADD CONSTRAINT "organisations_organi_stored_id_079eca2b_fk_files_sto" FOREIGN KEY ("stored_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "organisations_organisationdocument_added_by_id_24d62f99" ON "organisations_organisationdocument" ("added_by_id");
CREATE INDEX "organisations_organisationdocument_case_id_dc96e9b5" ON "organisations_organisationdocument" ("case_id");
CREATE INDEX "organisations_organisationdocument_legal_entity_id_12f6d782" ON "organisations_organisationdocument" ("legal_entity_id");
ALTER TABLE "organisations_invitation" ADD CONSTRAINT "organisations_invita_accepted_by_id_052a4bdc_fk_identity_" FOREIGN KEY ("accepted_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_invitation" ADD CONSTRAINT "organisations_invita_invited_by_id_766b39b8_fk_identity_" FOREIGN KEY ("invited_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_invitation" ADD CONSTRAINT "organisations_invita_legal_entity_id_27fc343a_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_invitation" ADD CONSTRAINT "organisations_invita_workplace_id_3141c667_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_open_invitation_per_address" ON "organisations_invitation" ("legal_entity_id", "email_index") WHERE "state" = 'sent';
CREATE INDEX "organisations_invitation_accepted_by_id_052a4bdc" ON "organisations_invitation" ("accepted_by_id");
CREATE INDEX "organisations_invitation_invited_by_id_766b39b8" ON "organisations_invitation" ("invited_by_id");
CREATE INDEX "organisations_invitation_legal_entity_id_27fc343a" ON "organisations_invitation" ("legal_entity_id");
CREATE INDEX "organisations_invitation_workplace_id_3141c667" ON "organisations_invitation" ("workplace_id");
CREATE INDEX "invitation_by_address" ON "organisations_invitation" ("email_index");
ALTER TABLE "organisations_merge" ADD CONSTRAINT "organisations_merge_absorbed_id_748cde72_fk_identity_" FOREIGN KEY ("absorbed_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_merge" ADD CONSTRAINT "organisations_merge_by_person_id_9d51ceec_fk_identity_person_id" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "organisations_merge" ADD CONSTRAINT "organisations_merge_kept_id_4f5ae61e_fk_identity_legalentity_id" FOREIGN KEY ("kept_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "organisations_merge_by_person_id_9d51ceec" ON "organisations_merge" ("by_person_id");
CREATE INDEX "organisations_merge_kept_id_4f5ae61e" ON "organisations_merge" ("kept_id");
CREATE TABLE "privacy_breach" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "number" varchar(30) NOT NULL UNIQUE, "title" varchar(150) NOT NULL, "discovered_at" timestamp with time zone NOT NULL, "happened_at" timestamp with time zone NULL, "due_at" timestamp with time zone NOT NULL, "what" text NOT NULL, "how" text NOT NULL, "handling" text NOT NULL, "advice" text NOT NULL, "scope" varchar(12) NOT NULL, "state" varchar(10) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "affected" integer NOT NULL CHECK ("affected" >= 0), "recorded_at" timestamp with time zone NOT NULL, "notified_at" timestamp with time zone NULL, "closed_at" timestamp with time zone NULL, "legal_entity_id" bigint NULL, "recorded_by_id" bigint NULL, "region_id" varchar(10) NULL, CONSTRAINT "breach_scope_names_its_people" CHECK ((("legal_entity_id" IS NULL AND "region_id" IS NOT NULL AND "scope" = 'region') OR ("legal_entity_id" IS NOT NULL AND "region_id" IS NULL AND "scope" = 'organisation') OR ("legal_entity_id" IS NULL AND "region_id" IS NULL AND "scope" IN ('all', 'list')))));
CREATE TABLE "privacy_breachmoved" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "privacy_breachperson" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "notified_at" timestamp with time zone NULL, "breach_id" bigint NOT NULL, "person_id" bigint NOT NULL, CONSTRAINT "breach_names_a_person_once" UNIQUE ("breach_id", "person_id"));
CREATE TABLE "privacy_correctionrequest" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "number" varchar(30) NOT NULL UNIQUE, "field" varchar(10) NOT NULL, "wanted" bytea NOT NULL, "story" bytea NULL, "state" varchar(10) NOT NULL, "answer" bytea NULL, "version" integer NOT NULL CHECK ("version" >= 0), "filed_at" timestamp with time zone NOT NULL, "due_at" timestamp with time zone NOT NULL, "decided_at" timestamp with time zone NULL, "decided_by_id" bigint NULL, "person_id" bigint NOT NULL, "proof_id" bigint NULL, "region_id" varchar(10) NULL);
CREATE TABLE "privacy_correctionmoved" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "privacy_dataexport" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "schema" varchar(10) NOT NULL, "asked_at" timestamp with time zone NOT NULL, "ready_at" timestamp with time zone NULL, "expires_at" timestamp with time zone NULL, "job_id" bigint NULL, "json_file_id" bigint NULL UNIQUE, "pdf_file_id" bigint NULL UNIQUE, "person_id" bigint NOT NULL);
CREATE TABLE "privacy_deletionrequest" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "number" varchar(30) NOT NULL UNIQUE, "state" varchar(10) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "asked_at" timestamp with time zone NOT NULL, "erase_at" timestamp with time zone NOT NULL, "held_reason" text NOT NULL, "ended_at" timestamp with time zone NULL, "person_id" bigint NOT NULL);
CREATE TABLE "privacy_deletionmoved" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "privacy_inactivitynotice" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "last_active_at" timestamp with time zone NOT NULL, "erase_at" timestamp with time zone NOT NULL, "days_before" smallint NOT NULL CHECK ("days_before" >= 0), "told_at" timestamp with time zone NOT NULL, "person_id" bigint NOT NULL, CONSTRAINT "one_inactivity_notice_of_a_kind" UNIQUE ("person_id", "last_active_at", "days_before"));
ALTER TABLE "privacy_breach" ADD CONSTRAINT "privacy_breach_legal_entity_id_0d277f8d_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_breach" ADD CONSTRAINT "privacy_breach_recorded_by_id_9f1bebbf_fk_identity_person_id" FOREIGN KEY ("recorded_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_breach" ADD CONSTRAINT "privacy_breach_region_id_e0346db6_fk_reference_region_code" FOREIGN KEY ("region_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "privacy_breach_number_1f10342b_like" ON "privacy_breach" ("number" varchar_pattern_ops);
CREATE INDEX "privacy_breach_legal_entity_id_0d277f8d" ON "privacy_breach" ("legal_entity_id");
CREATE INDEX "privacy_breach_recorded_by_id_9f1bebbf" ON "privacy_breach" ("recorded_by_id");
CREATE INDEX "privacy_breach_region_id_e0346db6" ON "privacy_breach" ("region_id");
CREATE INDEX "privacy_breach_region_id_e0346db6_like" ON "privacy_breach" ("region_id" varchar_pattern_ops);
CREATE INDEX "breach_register" ON "privacy_breach" ("state", "discovered_at", "id");
ALTER TABLE "privacy_breachmoved" ADD CONSTRAINT "privacy_breachmoved_by_person_id_1e98f265_fk_identity_person_id" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_breachmoved" ADD CONSTRAINT "privacy_breachmoved_on_behalf_of_id_07739869_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_breachmoved" ADD CONSTRAINT "privacy_breachmoved_record_id_a23f40ea_fk_privacy_breach_id" FOREIGN KEY ("record_id") REFERENCES "privacy_breach" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "privacy_breachmoved_by_person_id_1e98f265" ON "privacy_breachmoved" ("by_person_id");
CREATE INDEX "privacy_breachmoved_on_behalf_of_id_07739869" ON "privacy_breachmoved" ("on_behalf_of_id");
CREATE INDEX "privacy_breachmoved_record_id_a23f40ea" ON "privacy_breachmoved" ("record_id");
ALTER TABLE "privacy_breachperson" ADD CONSTRAINT "privacy_breachperson_breach_id_4b0579a9_fk_privacy_breach_id" FOREIGN KEY ("breach_id") REFERENCES "privacy_breach" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_breachperson" ADD CONSTRAINT "privacy_breachperson_person_id_57483854_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "privacy_breachperson_breach_id_4b0579a9" ON "privacy_breachperson" ("breach_id");
CREATE INDEX "privacy_breachperson_person_id_57483854" ON "privacy_breachperson" ("person_id");
ALTER TABLE "privacy_correctionrequest" ADD CONSTRAINT "privacy_correctionre_decided_by_id_2a5ebb2b_fk_identity_" FOREIGN KEY ("decided_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_correctionrequest" ADD CONSTRAINT "privacy_correctionre_person_id_fc8645e6_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_correctionrequest" ADD CONSTRAINT "privacy_correctionre_proof_id_4bf6f9c8_fk_files_sto" FOREIGN KEY ("proof_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_correctionrequest" ADD CONSTRAINT "privacy_correctionre_region_id_04c68afd_fk_reference" FOREIGN KEY ("region_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_open_correction_of_a_field" ON "privacy_correctionrequest" ("person_id", "field") WHERE ("state" = 'filed' AND NOT ("field" = 'other'));
CREATE INDEX "privacy_correctionrequest_number_14c1e1a9_like" ON "privacy_correctionrequest" ("number" varchar_pattern_ops);
CREATE INDEX "privacy_correctionrequest_decided_by_id_2a5ebb2b" ON "privacy_correctionrequest" ("decided_by_id");
CREATE INDEX "privacy_correctionrequest_person_id_fc8645e6" ON "privacy_correctionrequest" ("person_id");
CREATE INDEX "privacy_correctionrequest_proof_id_4bf6f9c8" ON "privacy_correctionrequest" ("proof_id");
CREATE INDEX "privacy_correctionrequest_region_id_04c68afd" ON "privacy_correctionrequest" ("region_id");
CREATE INDEX "privacy_correctionrequest_region_id_04c68afd_like" ON "privacy_correctionrequest" ("region_id" varchar_pattern_ops);
CREATE INDEX "correction_queue" ON "privacy_correctionrequest" ("state", "filed_at", "id");
ALTER TABLE "privacy_correctionmoved" ADD CONSTRAINT "privacy_correctionmo_by_person_id_6f0e8478_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_correctionmoved" ADD CONSTRAINT "privacy_correctionmo_on_behalf_of_id_ade71cb5_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_correctionmoved" ADD CONSTRAINT "privacy_correctionmo_record_id_25ffd671_fk_privacy_c" FOREIGN KEY ("record_id") REFERENCES "privacy_correctionrequest" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "privacy_correctionmoved_by_person_id_6f0e8478" ON "privacy_correctionmoved" ("by_person_id");
CREATE INDEX "privacy_correctionmoved_on_behalf_of_id_ade71cb5" ON "privacy_correctionmoved" ("on_behalf_of_id");
CREATE INDEX "privacy_correctionmoved_record_id_25ffd671" ON "privacy_correctionmoved" ("record_id");
ALTER TABLE "privacy_dataexport" ADD CONSTRAINT "privacy_dataexport_job_id_91e7d98a_fk_jobs_job_id" FOREIGN KEY ("job_id") REFERENCES "jobs_job" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_dataexport" ADD CONSTRAINT "privacy_dataexport_json_file_id_d1e0bd18_fk_files_storedfile_id" FOREIGN KEY ("json_file_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_dataexport" ADD CONSTRAINT "privacy_dataexport_pdf_file_id_570d0836_fk_files_storedfile_id" FOREIGN KEY ("pdf_file_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_dataexport" ADD CONSTRAINT "privacy_dataexport_person_id_d5058e89_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "privacy_dataexport_job_id_91e7d98a" ON "privacy_dataexport" ("job_id");
CREATE INDEX "privacy_dataexport_person_id_d5058e89" ON "privacy_dataexport" ("person_id");
CREATE INDEX "data_export_of_person" ON "privacy_dataexport" ("person_id", "id" DESC);
ALTER TABLE "privacy_deletionrequest" ADD CONSTRAINT "privacy_deletionrequ_person_id_9a33faa8_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_standing_deletion_per_person" ON "privacy_deletionrequest" ("person_id") WHERE "state" IN ('waiting', 'held');
CREATE INDEX "privacy_deletionrequest_number_d21caa57_like" ON "privacy_deletionrequest" ("number" varchar_pattern_ops);
CREATE INDEX "privacy_deletionrequest_person_id_9a33faa8" ON "privacy_deletionrequest" ("person_id");
CREATE INDEX "deletion_due" ON "privacy_deletionrequest" ("erase_at") WHERE "state" IN ('waiting', 'held');
ALTER TABLE "privacy_deletionmoved" ADD CONSTRAINT "privacy_deletionmove_by_person_id_7b6b5059_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_deletionmoved" ADD CONSTRAINT "privacy_deletionmove_on_behalf_of_id_186908a8_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "privacy_deletionmoved" ADD CONSTRAINT "privacy_deletionmove_record_id_c66a7ba9_fk_privacy_d" FOREIGN KEY ("record_id") REFERENCES "privacy_deletionrequest" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "privacy_deletionmoved_by_person_id_7b6b5059" ON "privacy_deletionmoved" ("by_person_id");
CREATE INDEX "privacy_deletionmoved_on_behalf_of_id_186908a8" ON "privacy_deletionmoved" ("on_behalf_of_id");
CREATE INDEX "privacy_deletionmoved_record_id_c66a7ba9" ON "privacy_deletionmoved" ("record_id");
ALTER TABLE "privacy_inactivitynotice" ADD CONSTRAINT "privacy_inactivityno_person_id_d5e433c7_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "privacy_inactivitynotice_person_id_d5e433c7" ON "privacy_inactivitynotice" ("person_id");
CREATE TABLE "profiles_profile" ("person_id" bigint NOT NULL PRIMARY KEY, "summary" text NOT NULL, "street" varchar(200) NOT NULL, "postal_code" varchar(5) NOT NULL, "has_no_experience" boolean NOT NULL, "work_status" varchar(12) NOT NULL, "updated_at" timestamp with time zone NULL, "education_level_id" varchar(10) NULL, "wanted_occupation_id" varchar(6) NULL, "wanted_region_id" varchar(10) NULL, CONSTRAINT "profile_postal_code_has_5_digits" CHECK (("postal_code" = '' OR "postal_code"::text ~ '^\d{5}$')));
CREATE TABLE "profiles_experience" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "position" varchar(120) NOT NULL, "employer" varchar(150) NOT NULL, "starts_on" date NOT NULL, "ends_on" date NULL, "description" text NOT NULL, "occupation_id" varchar(6) NULL, "profile_id" bigint NOT NULL, CONSTRAINT "experience_ends_after_it_starts" CHECK (("ends_on" IS NULL OR "ends_on" >= ("starts_on"))));
CREATE TABLE "profiles_education" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "institution" varchar(150) NOT NULL, "field_of_study" varchar(120) NOT NULL, "started_in" smallint NULL CHECK ("started_in" >= 0), "finished_in" smallint NULL CHECK ("finished_in" >= 0), "level_id" varchar(10) NOT NULL, "profile_id" bigint NOT NULL, CONSTRAINT "education_ends_after_it_starts" CHECK (("started_in" IS NULL OR "finished_in" IS NULL OR "finished_in" >= ("started_in"))));
CREATE TABLE "profiles_skill" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(60) NOT NULL, "folded" varchar(60) NOT NULL, "profile_id" bigint NOT NULL, CONSTRAINT "skill_once_per_profile" UNIQUE ("profile_id", "folded"));
ALTER TABLE "profiles_profile" ADD CONSTRAINT "profiles_profile_person_id_768821f8_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "profiles_profile" ADD CONSTRAINT "profiles_profile_education_level_id_29490436_fk_reference" FOREIGN KEY ("education_level_id") REFERENCES "reference_educationlevel" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "profiles_profile" ADD CONSTRAINT "profiles_profile_wanted_occupation_id_38177811_fk_reference" FOREIGN KEY ("wanted_occupation_id") REFERENCES "reference_occupation" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "profiles_profile" ADD CONSTRAINT "profiles_profile_wanted_region_id_6bdd0c99_fk_reference" FOREIGN KEY ("wanted_region_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "profiles_profile_education_level_id_29490436" ON "profiles_profile" ("education_level_id");
CREATE INDEX "profiles_profile_education_level_id_29490436_like" ON "profiles_profile" ("education_level_id" varchar_pattern_ops);
CREATE INDEX "profiles_profile_wanted_occupation_id_38177811" ON "profiles_profile" ("wanted_occupation_id");
CREATE INDEX "profiles_profile_wanted_occupation_id_38177811_like" ON "profiles_profile" ("wanted_occupation_id" varchar_pattern_ops);
CREATE INDEX "profiles_profile_wanted_region_id_6bdd0c99" ON "profiles_profile" ("wanted_region_id");
CREATE INDEX "profiles_profile_wanted_region_id_6bdd0c99_like" ON "profiles_profile" ("wanted_region_id" varchar_pattern_ops);
ALTER TABLE "profiles_experience" ADD CONSTRAINT "profiles_experience_occupation_id_66547de4_fk_reference" FOREIGN KEY ("occupation_id") REFERENCES "reference_occupation" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "profiles_experience" ADD CONSTRAINT "profiles_experience_profile_id_1aec30fb_fk_profiles_" FOREIGN KEY ("profile_id") REFERENCES "profiles_profile" ("person_id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "profiles_experience_occupation_id_66547de4" ON "profiles_experience" ("occupation_id");
CREATE INDEX "profiles_experience_occupation_id_66547de4_like" ON "profiles_experience" ("occupation_id" varchar_pattern_ops);
CREATE INDEX "profiles_experience_profile_id_1aec30fb" ON "profiles_experience" ("profile_id");
ALTER TABLE "profiles_education" ADD CONSTRAINT "profiles_education_level_id_613a0633_fk_reference" FOREIGN KEY ("level_id") REFERENCES "reference_educationlevel" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "profiles_education" ADD CONSTRAINT "profiles_education_profile_id_fc3828ab_fk_profiles_" FOREIGN KEY ("profile_id") REFERENCES "profiles_profile" ("person_id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "profiles_education_level_id_613a0633" ON "profiles_education" ("level_id");
CREATE INDEX "profiles_education_level_id_613a0633_like" ON "profiles_education" ("level_id" varchar_pattern_ops);
CREATE INDEX "profiles_education_profile_id_fc3828ab" ON "profiles_education" ("profile_id");
ALTER TABLE "profiles_skill" ADD CONSTRAINT "profiles_skill_profile_id_069fc46b_fk_profiles_" FOREIGN KEY ("profile_id") REFERENCES "profiles_profile" ("person_id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "profiles_skill_profile_id_069fc46b" ON "profiles_skill" ("profile_id");
ALTER TABLE "profiles_profile" ADD COLUMN "photo_id" bigint NULL UNIQUE CONSTRAINT "profiles_profile_photo_id_c3f68487_fk_files_storedfile_id" REFERENCES "files_storedfile"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "profiles_profile_photo_id_c3f68487_fk_files_storedfile_id" IMMEDIATE;
CREATE TABLE "profiles_qualification" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(12) NOT NULL, "title" varchar(200) NOT NULL, "number" varchar(60) NOT NULL, "issued_on" date NOT NULL, "valid_until" date NULL, "source" varchar(80) NOT NULL UNIQUE, "scheme_number" varchar(60) NOT NULL, "occupation_code" varchar(10) NOT NULL, "unit_codes" jsonb NOT NULL, "proven_at" timestamp with time zone NOT NULL, "lost_at" timestamp with time zone NULL, "lost_because" varchar(60) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "document_id" bigint NOT NULL, "issuer_id" bigint NOT NULL, "person_id" bigint NOT NULL, CONSTRAINT "qualification_ends_after_it_was_issued" CHECK (("valid_until" IS NULL OR "valid_until" >= ("issued_on"))), CONSTRAINT "qualification_lost_says_why" CHECK ((("lost_at" IS NULL AND "lost_because" = '') OR ("lost_at" IS NOT NULL AND NOT ("lost_because" = '')))));
ALTER TABLE "profiles_qualification" ADD CONSTRAINT "profiles_qualificati_document_id_18a541fd_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "profiles_qualification" ADD CONSTRAINT "profiles_qualificati_issuer_id_7b332734_fk_identity_" FOREIGN KEY ("issuer_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "profiles_qualification" ADD CONSTRAINT "profiles_qualification_person_id_8853dec0_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "profiles_qualification_source_e577d8f7_like" ON "profiles_qualification" ("source" varchar_pattern_ops);
CREATE INDEX "profiles_qualification_document_id_18a541fd" ON "profiles_qualification" ("document_id");
CREATE INDEX "profiles_qualification_issuer_id_7b332734" ON "profiles_qualification" ("issuer_id");
CREATE INDEX "profiles_qualification_person_id_8853dec0" ON "profiles_qualification" ("person_id");
CREATE INDEX "qualification_of_person" ON "profiles_qualification" ("person_id", "issued_on" DESC, "id" DESC);
ALTER TABLE "profiles_profile" ADD COLUMN "visibility" varchar(10) DEFAULT 'hidden' NOT NULL;
ALTER TABLE "profiles_profile" ALTER COLUMN "visibility" DROP DEFAULT;
CREATE TABLE "profiles_keptdocument" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(20) NOT NULL, "title" bytea NOT NULL, "added_at" timestamp with time zone NOT NULL, "profile_id" bigint NOT NULL, "stored_id" bigint NOT NULL UNIQUE);
CREATE TABLE "profiles_employerchoice" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "is_allowed" boolean NOT NULL, "chosen_at" timestamp with time zone NOT NULL, "legal_entity_id" bigint NOT NULL, "profile_id" bigint NOT NULL, CONSTRAINT "employer_chosen_once_per_profile" UNIQUE ("profile_id", "legal_entity_id"));
ALTER TABLE "profiles_keptdocument" ADD CONSTRAINT "profiles_keptdocumen_profile_id_6636142c_fk_profiles_" FOREIGN KEY ("profile_id") REFERENCES "profiles_profile" ("person_id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "profiles_keptdocument" ADD CONSTRAINT "profiles_keptdocument_stored_id_8cac45ae_fk_files_storedfile_id" FOREIGN KEY ("stored_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "profiles_keptdocument_profile_id_6636142c" ON "profiles_keptdocument" ("profile_id");
ALTER TABLE "profiles_employerchoice" ADD CONSTRAINT "profiles_employercho_legal_entity_id_8474d338_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "profiles_employerchoice" ADD CONSTRAINT "profiles_employercho_profile_id_20f24944_fk_profiles_" FOREIGN KEY ("profile_id") REFERENCES "profiles_profile" ("person_id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "profiles_employerchoice_legal_entity_id_8474d338" ON "profiles_employerchoice" ("legal_entity_id");
CREATE INDEX "profiles_employerchoice_profile_id_20f24944" ON "profiles_employerchoice" ("profile_id");
ALTER TABLE "profiles_profile" ADD COLUMN "wanted_contract" varchar(20) DEFAULT '' NOT NULL;
ALTER TABLE "profiles_profile" ALTER COLUMN "wanted_contract" DROP DEFAULT;
ALTER TABLE "profiles_profile" ADD COLUMN "wanted_wage" bigint NULL CHECK ("wanted_wage" >= 0);
CREATE INDEX "qualification_of_scheme" ON "profiles_qualification" ("scheme_number") WHERE NOT ("scheme_number" = '');
CREATE INDEX "qualification_for_occupation" ON "profiles_qualification" ("occupation_code") WHERE NOT ("occupation_code" = '');
CREATE INDEX "skill_by_word" ON "profiles_skill" ("folded");
ALTER TABLE "profiles_profile" ADD CONSTRAINT "profile_wanted_wage_below_a_billion" CHECK (("wanted_wage" IS NULL OR ("wanted_wage" > 0 AND "wanted_wage" < 1000000000)));
ALTER TABLE "profiles_experience" ADD COLUMN "confirmed_by" varchar(80) DEFAULT '' NOT NULL;
ALTER TABLE "profiles_experience" ALTER COLUMN "confirmed_by" DROP DEFAULT;
ALTER TABLE "profiles_experience" ADD COLUMN "confirmed_on" date NULL;
ALTER TABLE "profiles_experience" ADD CONSTRAINT "experience_confirmed_says_when" CHECK ((("confirmed_by" = '' AND "confirmed_on" IS NULL) OR (NOT ("confirmed_by" = '') AND "confirmed_on" IS NOT NULL)));
CREATE TABLE "recovery_nikdispute" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "number" varchar(20) NULL UNIQUE, "nik" bytea NOT NULL, "full_name" bytea NOT NULL, "born_on" date NULL, "contact_kind" varchar(5) NOT NULL, "contact" bytea NULL, "reason" varchar(15) NOT NULL, "story" bytea NULL, "state" varchar(11) NOT NULL, "outcome" varchar(8) NOT NULL, "refusal" varchar(13) NOT NULL, "decision" bytea NULL, "decided_at" timestamp with time zone NULL, "appeal_by" varchar(8) NOT NULL, "appeal" bytea NULL, "appeal_until" date NULL, "version" integer NOT NULL CHECK ("version" >= 0), "filed_at" timestamp with time zone NOT NULL, "confirmed_at" timestamp with time zone NULL, "due_on" date NULL, "card_id" bigint NULL, "claimant_id" bigint NULL, "decided_by_id" bigint NULL, "family_card_id" bigint NULL, "region_id" varchar(10) NULL, "taken_by_id" bigint NULL, CONSTRAINT "dispute_counts_once_confirmed" CHECK ((("number" IS NULL AND "state" = 'unconfirmed') OR (NOT ("state" = 'unconfirmed') AND "number" IS NOT NULL))), CONSTRAINT "decided_disputes_have_an_outcome" CHECK ((NOT ("state" IN ('decided', 'appealed', 'closed')) OR NOT ("outcome" = ''))), CONSTRAINT "dispute_claimants_can_be_reached" CHECK (("claimant_id" IS NOT NULL OR "contact" IS NOT NULL)));
CREATE TABLE "recovery_disputeholder" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "state_before" varchar(10) NOT NULL, "is_claimants_own" boolean NOT NULL, "answer_until" date NOT NULL, "answer" bytea NULL, "answered_at" timestamp with time zone NULL, "card_id" bigint NULL, "claim_id" bigint NOT NULL, "dispute_id" bigint NOT NULL, CONSTRAINT "one_side_per_claim" UNIQUE ("dispute_id", "claim_id"));
CREATE TABLE "recovery_nikdisputemoved" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "recovery_recoveryticket" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "number" varchar(20) NULL UNIQUE, "way" varchar(7) NOT NULL, "nik" bytea NULL, "passport" bytea NULL, "passport_country" varchar(3) NOT NULL, "full_name" bytea NOT NULL, "born_on" date NOT NULL, "contact_kind" varchar(5) NOT NULL, "contact" bytea NOT NULL, "old_contact" bytea NULL, "story" bytea NULL, "drops_second_factors" boolean NOT NULL, "is_matched" boolean NOT NULL, "state" varchar(11) NOT NULL, "missing" jsonb NOT NULL, "refusal" varchar(15) NOT NULL, "previous" bytea NULL, "version" integer NOT NULL CHECK ("version" >= 0), "filed_at" timestamp with time zone NOT NULL, "confirmed_at" timestamp with time zone NULL, "due_on" date NULL, "paused_on" date NULL, "granted_at" timestamp with time zone NULL, "approved_by_id" bigint NULL, "card_id" bigint NULL, "person_id" bigint NULL, "portrait_id" bigint NULL, "region_id" varchar(10) NULL, "taken_by_id" bigint NULL, CONSTRAINT "recovery_is_of_a_nik_or_passport" CHECK ((("nik" IS NOT NULL AND "passport" IS NULL) OR ("nik" IS NULL AND "passport" IS NOT NULL))), CONSTRAINT "recovery_counts_once_confirmed" CHECK ((("number" IS NULL AND "state" = 'unconfirmed') OR (NOT ("state" = 'unconfirmed') AND "confirmed_at" IS NOT NULL AND "number" IS NOT NULL))), CONSTRAINT "granted_recovery_has_two_names" CHECK ((NOT ("state" IN ('granted', 'completed')) OR ("approved_by_id" IS NOT NULL AND "granted_at" IS NOT NULL AND "person_id" IS NOT NULL AND "taken_by_id" IS NOT NULL))));
CREATE TABLE "recovery_recoverylink" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "purpose" varchar(9) NOT NULL, "digest" bytea NOT NULL UNIQUE, "made_at" timestamp with time zone NOT NULL, "expires_at" timestamp with time zone NOT NULL, "used_at" timestamp with time zone NULL, "ticket_id" bigint NOT NULL);
CREATE TABLE "recovery_contactcode" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "digest" bytea NOT NULL, "sent_at" timestamp with time zone NOT NULL, "sent_count" smallint NOT NULL CHECK ("sent_count" >= 0), "attempts" smallint NOT NULL CHECK ("attempts" >= 0), "expires_at" timestamp with time zone NOT NULL, "dispute_id" bigint NULL UNIQUE, "ticket_id" bigint NULL UNIQUE, CONSTRAINT "code_is_for_one_case" CHECK ((("dispute_id" IS NOT NULL AND "ticket_id" IS NULL) OR ("dispute_id" IS NULL AND "ticket_id" IS NOT NULL))));
CREATE TABLE "recovery_recoveryticketmoved" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
ALTER TABLE "recovery_nikdispute" ADD CONSTRAINT "recovery_nikdispute_card_id_f49f41dd_fk_files_storedfile_id" FOREIGN KEY ("card_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_nikdispute" ADD CONSTRAINT "recovery_nikdispute_claimant_id_cb159dff_fk_identity_person_id" FOREIGN KEY ("claimant_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_nikdispute" ADD CONSTRAINT "recovery_nikdispute_decided_by_id_479dc85f_fk_identity_" FOREIGN KEY ("decided_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_nikdispute" ADD CONSTRAINT "recovery_nikdispute_family_card_id_d7360a8b_fk_files_sto" FOREIGN KEY ("family_card_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_nikdispute" ADD CONSTRAINT "recovery_nikdispute_region_id_e07af7b6_fk_reference_region_code" FOREIGN KEY ("region_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_nikdispute" ADD CONSTRAINT "recovery_nikdispute_taken_by_id_028fe5c7_fk_identity_person_id" FOREIGN KEY ("taken_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "recovery_nikdispute_number_700fc20c_like" ON "recovery_nikdispute" ("number" varchar_pattern_ops);
CREATE INDEX "recovery_nikdispute_card_id_f49f41dd" ON "recovery_nikdispute" ("card_id");
CREATE INDEX "recovery_nikdispute_claimant_id_cb159dff" ON "recovery_nikdispute" ("claimant_id");
CREATE INDEX "recovery_nikdispute_decided_by_id_479dc85f" ON "recovery_nikdispute" ("decided_by_id");
CREATE INDEX "recovery_nikdispute_family_card_id_d7360a8b" ON "recovery_nikdispute" ("family_card_id");
CREATE INDEX "recovery_nikdispute_region_id_e07af7b6" ON "recovery_nikdispute" ("region_id");
CREATE INDEX "recovery_nikdispute_region_id_e07af7b6_like" ON "recovery_nikdispute" ("region_id" varchar_pattern_ops);
CREATE INDEX "recovery_nikdispute_taken_by_id_028fe5c7" ON "recovery_nikdispute" ("taken_by_id");
CREATE INDEX "dispute_queue" ON "recovery_nikdispute" ("state", "due_on", "id");
ALTER TABLE "recovery_disputeholder" ADD CONSTRAINT "recovery_disputeholder_card_id_f85e905f_fk_files_storedfile_id" FOREIGN KEY ("card_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_disputeholder" ADD CONSTRAINT "recovery_disputehold_claim_id_143a66e8_fk_identity_" FOREIGN KEY ("claim_id") REFERENCES "identity_nikclaim" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_disputeholder" ADD CONSTRAINT "recovery_disputehold_dispute_id_0ed7a01c_fk_recovery_" FOREIGN KEY ("dispute_id") REFERENCES "recovery_nikdispute" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "recovery_disputeholder_card_id_f85e905f" ON "recovery_disputeholder" ("card_id");
CREATE INDEX "recovery_disputeholder_claim_id_143a66e8" ON "recovery_disputeholder" ("claim_id");
CREATE INDEX "recovery_disputeholder_dispute_id_0ed7a01c" ON "recovery_disputeholder" ("dispute_id");
ALTER TABLE "recovery_nikdisputemoved" ADD CONSTRAINT "recovery_nikdisputem_by_person_id_bcccdb02_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_nikdisputemoved" ADD CONSTRAINT "recovery_nikdisputem_on_behalf_of_id_020086c8_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_nikdisputemoved" ADD CONSTRAINT "recovery_nikdisputem_record_id_a12b8e8b_fk_recovery_" FOREIGN KEY ("record_id") REFERENCES "recovery_nikdispute" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "recovery_nikdisputemoved_by_person_id_bcccdb02" ON "recovery_nikdisputemoved" ("by_person_id");
CREATE INDEX "recovery_nikdisputemoved_on_behalf_of_id_020086c8" ON "recovery_nikdisputemoved" ("on_behalf_of_id");
CREATE INDEX "recovery_nikdisputemoved_record_id_a12b8e8b" ON "recovery_nikdisputemoved" ("record_id");
ALTER TABLE "recovery_recoveryticket" ADD CONSTRAINT "recovery_recoverytic_approved_by_id_03dd7a34_fk_identity_" FOREIGN KEY ("approved_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_recoveryticket" ADD CONSTRAINT "recovery_recoveryticket_card_id_1b6fe428_fk_files_storedfile_id" FOREIGN KEY ("card_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_recoveryticket" ADD CONSTRAINT "recovery_recoverytic_person_id_24c294b3_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_recoveryticket" ADD CONSTRAINT "recovery_recoverytic_portrait_id_58516cc5_fk_files_sto" FOREIGN KEY ("portrait_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_recoveryticket" ADD CONSTRAINT "recovery_recoverytic_region_id_7ad9a146_fk_reference" FOREIGN KEY ("region_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_recoveryticket" ADD CONSTRAINT "recovery_recoverytic_taken_by_id_1ccafb00_fk_identity_" FOREIGN KEY ("taken_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "recovery_recoveryticket_number_9734d68f_like" ON "recovery_recoveryticket" ("number" varchar_pattern_ops);
CREATE INDEX "recovery_recoveryticket_approved_by_id_03dd7a34" ON "recovery_recoveryticket" ("approved_by_id");
CREATE INDEX "recovery_recoveryticket_card_id_1b6fe428" ON "recovery_recoveryticket" ("card_id");
CREATE INDEX "recovery_recoveryticket_person_id_24c294b3" ON "recovery_recoveryticket" ("person_id");
CREATE INDEX "recovery_recoveryticket_portrait_id_58516cc5" ON "recovery_recoveryticket" ("portrait_id");
CREATE INDEX "recovery_recoveryticket_region_id_7ad9a146" ON "recovery_recoveryticket" ("region_id");
CREATE INDEX "recovery_recoveryticket_region_id_7ad9a146_like" ON "recovery_recoveryticket" ("region_id" varchar_pattern_ops);
CREATE INDEX "recovery_recoveryticket_taken_by_id_1ccafb00" ON "recovery_recoveryticket" ("taken_by_id");
CREATE INDEX "recovery_queue" ON "recovery_recoveryticket" ("state", "due_on", "id");
ALTER TABLE "recovery_recoverylink" ADD CONSTRAINT "recovery_recoverylin_ticket_id_071ecdfd_fk_recovery_" FOREIGN KEY ("ticket_id") REFERENCES "recovery_recoveryticket" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "recovery_recoverylink_ticket_id_071ecdfd" ON "recovery_recoverylink" ("ticket_id");
CREATE INDEX "recovery_links_of_a_ticket" ON "recovery_recoverylink" ("ticket_id", "purpose");
ALTER TABLE "recovery_contactcode" ADD CONSTRAINT "recovery_contactcode_dispute_id_300b2f40_fk_recovery_" FOREIGN KEY ("dispute_id") REFERENCES "recovery_nikdispute" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_contactcode" ADD CONSTRAINT "recovery_contactcode_ticket_id_ae8ddd12_fk_recovery_" FOREIGN KEY ("ticket_id") REFERENCES "recovery_recoveryticket" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_recoveryticketmoved" ADD CONSTRAINT "recovery_recoverytic_by_person_id_e8f5bcdd_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_recoveryticketmoved" ADD CONSTRAINT "recovery_recoverytic_on_behalf_of_id_b7b70738_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "recovery_recoveryticketmoved" ADD CONSTRAINT "recovery_recoverytic_record_id_a85cd116_fk_recovery_" FOREIGN KEY ("record_id") REFERENCES "recovery_recoveryticket" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "recovery_recoveryticketmoved_by_person_id_e8f5bcdd" ON "recovery_recoveryticketmoved" ("by_person_id");
CREATE INDEX "recovery_recoveryticketmoved_on_behalf_of_id_b7b70738" ON "recovery_recoveryticketmoved" ("on_behalf_of_id");
CREATE INDEX "recovery_recoveryticketmoved_record_id_a85cd116" ON "recovery_recoveryticketmoved" ("record_id");
CREATE TABLE "search_searchentry" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "document" varchar(30) NOT NULL, "object_id" bigint NOT NULL, "version" integer NOT NULL, "words" tsvector NOT NULL, "facets" varchar(80)[] NOT NULL, "orders" bigint[] NOT NULL, CONSTRAINT "search_entry_once" UNIQUE ("document", "object_id"));
CREATE INDEX "search_entry_words" ON "search_searchentry" USING gin ("words");
CREATE INDEX "search_entry_facets" ON "search_searchentry" USING gin ("facets");
CREATE INDEX "search_entry_newest" ON "search_searchentry" ("document", (("orders")[1]) DESC);
SELECT 1 FROM pg_extension WHERE extname = 'fuzzystrmatch';
CREATE EXTENSION IF NOT EXISTS "fuzzystrmatch";
SELECT oid, typarray FROM pg_type WHERE typname = 'hstore';
SELECT oid, typarray FROM pg_type WHERE typname = 'citext';
CREATE TABLE "search_searchword" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "document" varchar(30) NOT NULL, "word" varchar(40) NOT NULL, CONSTRAINT "search_word_once" UNIQUE ("document", "word"));
ALTER TABLE "search_searchentry" ADD COLUMN "latitude" double precision NULL;
ALTER TABLE "search_searchentry" ADD COLUMN "longitude" double precision NULL;
CREATE INDEX "search_entry_latitude" ON "search_searchentry" ("document", "latitude");
ALTER TABLE "search_searchentry" ADD COLUMN "other_latitudes" double precision[] DEFAULT '{}' NOT NULL;
ALTER TABLE "search_searchentry" ALTER COLUMN "other_latitudes" DROP DEFAULT;
ALTER TABLE "search_searchentry" ADD COLUMN "other_longitudes" double precision[] DEFAULT '{}' NOT NULL;
ALTER TABLE "search_searchentry" ALTER COLUMN "other_longitudes" DROP DEFAULT;
CREATE TABLE "sertihub_bodystatement" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(2) NOT NULL, "bnsp_number" varchar(5) NOT NULL, "licence_number" varchar(60) NOT NULL, "licence_valid_until" date NOT NULL, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "stated_at" timestamp with time zone NOT NULL, "legal_entity_id" bigint NOT NULL, CONSTRAINT "body_statement_number_is_digits" CHECK ("bnsp_number"::text ~ '^\d{3,5}$'));
CREATE TABLE "sertihub_bodystatementmove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "sertihub_certificationbody" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(2) NOT NULL, "bnsp_number" varchar(5) NOT NULL, "licence_number" varchar(60) NOT NULL, "licence_valid_until" date NOT NULL, "confirmed_at" timestamp with time zone NOT NULL, "legal_entity_id" bigint NOT NULL UNIQUE, CONSTRAINT "certification_body_number_once" UNIQUE ("bnsp_number"), CONSTRAINT "certification_body_number_is_digits" CHECK ("bnsp_number"::text ~ '^\d{3,5}$'));
CREATE TABLE "sertihub_assessor" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "registration_number" varchar(20) NOT NULL, "issued_on" date NOT NULL, "valid_until" date NOT NULL, "ended_on" date NULL, "person_id" bigint NOT NULL, "body_id" bigint NOT NULL, CONSTRAINT "assessor_number_has_its_shape" CHECK ("registration_number"::text ~ '^MET\.000\.\d{6} \d{4}$'), CONSTRAINT "assessor_registration_ends_after_it_starts" CHECK ("valid_until" > ("issued_on")));
CREATE TABLE "sertihub_competenceunit" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "valid_from" date NOT NULL, "valid_to" date NULL, "code" varchar(30) NOT NULL, "title" varchar(200) NOT NULL, "title_en" varchar(200) NOT NULL, "standard" varchar(120) NOT NULL, "is_example" boolean NOT NULL, CONSTRAINT "sertihub_competenceunit_ends_after_it_starts" CHECK (("valid_to" IS NULL OR "valid_to" >= ("valid_from"))), CONSTRAINT "competence_unit_code_once" UNIQUE ("code"));
CREATE TABLE "sertihub_element" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "order" smallint NOT NULL CHECK ("order" >= 0), "title" varchar(300) NOT NULL, "unit_id" bigint NOT NULL, CONSTRAINT "element_order_once_in_a_unit" UNIQUE ("unit_id", "order"));
CREATE TABLE "sertihub_criterion" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "order" smallint NOT NULL CHECK ("order" >= 0), "text" varchar(500) NOT NULL, "element_id" bigint NOT NULL, CONSTRAINT "criterion_order_once_in_an_element" UNIQUE ("element_id", "order"));
CREATE TABLE "sertihub_scheme" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "number" varchar(40) NOT NULL, "title" varchar(160) NOT NULL, "title_en" varchar(160) NOT NULL, "kind" varchar(12) NOT NULL, "kkni_level" smallint NULL CHECK ("kkni_level" >= 0), "summary" text NOT NULL, "requirements" text NOT NULL, "fee" integer NOT NULL CHECK ("fee" >= 0), "drafted_at" timestamp with time zone NOT NULL, "published_at" timestamp with time zone NULL, "body_id" bigint NOT NULL, "industry_id" bigint NOT NULL, "occupation_id" varchar(6) NULL);
CREATE TABLE "sertihub_schememove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "sertihub_schemeunit" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "order" smallint NOT NULL CHECK ("order" >= 0), "scheme_id" bigint NOT NULL, "unit_id" bigint NOT NULL, CONSTRAINT "unit_once_in_a_scheme" UNIQUE ("scheme_id", "unit_id"));
CREATE TABLE "sertihub_venue" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(12) NOT NULL, "name" varchar(160) NOT NULL, "address" varchar(300) NOT NULL, "closed_on" date NULL, "body_id" bigint NOT NULL, "regency_id" varchar(10) NOT NULL);
CREATE INDEX "scheme_of_body" ON "sertihub_scheme" ("body_id", "id" DESC);
ALTER TABLE "sertihub_scheme" ADD CONSTRAINT "scheme_number_once" UNIQUE ("number");
ALTER TABLE "sertihub_scheme" ADD CONSTRAINT "scheme_number_has_its_shape" CHECK ("number"::text ~ '^[A-Z0-9][A-Z0-9./-]{4,39}$');
ALTER TABLE "sertihub_scheme" ADD CONSTRAINT "scheme_kkni_level_1_to_9" CHECK (("kkni_level" IS NULL OR ("kkni_level" >= 1 AND "kkni_level" <= 9)));
ALTER TABLE "sertihub_scheme" ADD CONSTRAINT "scheme_of_kkni_has_a_level" CHECK ((NOT ("kind" = 'kkni') OR "kkni_level" IS NOT NULL));
ALTER TABLE "sertihub_scheme" ADD CONSTRAINT "scheme_once_public_has_its_moment" CHECK ((NOT ("state" = 'published') OR "published_at" IS NOT NULL));
ALTER TABLE "sertihub_bodystatement" ADD CONSTRAINT "sertihub_bodystateme_legal_entity_id_e3f7237c_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_waiting_statement_of_a_body" ON "sertihub_bodystatement" ("legal_entity_id") WHERE "state" = 'waiting';
CREATE INDEX "sertihub_bodystatement_legal_entity_id_e3f7237c" ON "sertihub_bodystatement" ("legal_entity_id");
CREATE INDEX "body_statement_queue" ON "sertihub_bodystatement" ("state", "stated_at");
ALTER TABLE "sertihub_bodystatementmove" ADD CONSTRAINT "sertihub_bodystateme_by_person_id_6d00d175_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_bodystatementmove" ADD CONSTRAINT "sertihub_bodystateme_on_behalf_of_id_489c2c97_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_bodystatementmove" ADD CONSTRAINT "sertihub_bodystateme_record_id_2694c583_fk_sertihub_" FOREIGN KEY ("record_id") REFERENCES "sertihub_bodystatement" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_bodystatementmove_by_person_id_6d00d175" ON "sertihub_bodystatementmove" ("by_person_id");
CREATE INDEX "sertihub_bodystatementmove_on_behalf_of_id_489c2c97" ON "sertihub_bodystatementmove" ("on_behalf_of_id");
CREATE INDEX "sertihub_bodystatementmove_record_id_2694c583" ON "sertihub_bodystatementmove" ("record_id");
ALTER TABLE "sertihub_certificationbody" ADD CONSTRAINT "sertihub_certificati_legal_entity_id_ef94d673_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_assessor" ADD CONSTRAINT "sertihub_assessor_person_id_78372a47_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_assessor" ADD CONSTRAINT "sertihub_assessor_body_id_f1caf3e7_fk_sertihub_" FOREIGN KEY ("body_id") REFERENCES "sertihub_certificationbody" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "assessor_once_at_a_body" ON "sertihub_assessor" ("body_id", "person_id") WHERE "ended_on" IS NULL;
CREATE INDEX "sertihub_assessor_person_id_78372a47" ON "sertihub_assessor" ("person_id");
CREATE INDEX "sertihub_assessor_body_id_f1caf3e7" ON "sertihub_assessor" ("body_id");
ALTER TABLE "sertihub_element" ADD CONSTRAINT "sertihub_element_unit_id_9fc86c62_fk_sertihub_competenceunit_id" FOREIGN KEY ("unit_id") REFERENCES "sertihub_competenceunit" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_element_unit_id_9fc86c62" ON "sertihub_element" ("unit_id");
ALTER TABLE "sertihub_criterion" ADD CONSTRAINT "sertihub_criterion_element_id_51d4dc21_fk_sertihub_element_id" FOREIGN KEY ("element_id") REFERENCES "sertihub_element" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_criterion_element_id_51d4dc21" ON "sertihub_criterion" ("element_id");
ALTER TABLE "sertihub_scheme" ADD CONSTRAINT "sertihub_scheme_body_id_dffa44eb_fk_sertihub_" FOREIGN KEY ("body_id") REFERENCES "sertihub_certificationbody" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_scheme" ADD CONSTRAINT "sertihub_scheme_industry_id_c5cb1785_fk_reference_industry_id" FOREIGN KEY ("industry_id") REFERENCES "reference_industry" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_scheme" ADD CONSTRAINT "sertihub_scheme_occupation_id_35dfa5ba_fk_reference" FOREIGN KEY ("occupation_id") REFERENCES "reference_occupation" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_scheme_body_id_dffa44eb" ON "sertihub_scheme" ("body_id");
CREATE INDEX "sertihub_scheme_industry_id_c5cb1785" ON "sertihub_scheme" ("industry_id");
CREATE INDEX "sertihub_scheme_occupation_id_35dfa5ba" ON "sertihub_scheme" ("occupation_id");
CREATE INDEX "sertihub_scheme_occupation_id_35dfa5ba_like" ON "sertihub_scheme" ("occupation_id" varchar_pattern_ops);
ALTER TABLE "sertihub_schememove" ADD CONSTRAINT "sertihub_schememove_by_person_id_696a56c1_fk_identity_person_id" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_schememove" ADD CONSTRAINT "sertihub_schememove_on_behalf_of_id_39190d72_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_schememove" ADD CONSTRAINT "sertihub_schememove_record_id_717dd57f_fk_sertihub_scheme_id" FOREIGN KEY ("record_id") REFERENCES "sertihub_scheme" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_schememove_by_person_id_696a56c1" ON "sertihub_schememove" ("by_person_id");
CREATE INDEX "sertihub_schememove_on_behalf_of_id_39190d72" ON "sertihub_schememove" ("on_behalf_of_id");
CREATE INDEX "sertihub_schememove_record_id_717dd57f" ON "sertihub_schememove" ("record_id");
ALTER TABLE "sertihub_schemeunit" ADD CONSTRAINT "sertihub_schemeunit_scheme_id_1c1bdd7b_fk_sertihub_scheme_id" FOREIGN KEY ("scheme_id") REFERENCES "sertihub_scheme" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_schemeunit" ADD CONSTRAINT "sertihub_schemeunit_unit_id_00962324_fk_sertihub_" FOREIGN KEY ("unit_id") REFERENCES "sertihub_competenceunit" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_schemeunit_scheme_id_1c1bdd7b" ON "sertihub_schemeunit" ("scheme_id");
CREATE INDEX "sertihub_schemeunit_unit_id_00962324" ON "sertihub_schemeunit" ("unit_id");
ALTER TABLE "sertihub_venue" ADD CONSTRAINT "sertihub_venue_body_id_3dc73410_fk_sertihub_" FOREIGN KEY ("body_id") REFERENCES "sertihub_certificationbody" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_venue" ADD CONSTRAINT "sertihub_venue_regency_id_27193d03_fk_reference_region_code" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "venue_name_once_at_a_body" ON "sertihub_venue" ("body_id", "name") WHERE "closed_on" IS NULL;
CREATE INDEX "sertihub_venue_body_id_3dc73410" ON "sertihub_venue" ("body_id");
CREATE INDEX "sertihub_venue_regency_id_27193d03" ON "sertihub_venue" ("regency_id");
CREATE INDEX "sertihub_venue_regency_id_27193d03_like" ON "sertihub_venue" ("regency_id" varchar_pattern_ops);
CREATE TABLE "sertihub_candidacy" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "number" varchar(30) NOT NULL, "purpose" varchar(16) NOT NULL, "purpose_note" varchar(150) NOT NULL, "employer" varchar(150) NOT NULL, "position" varchar(120) NOT NULL, "office_address" varchar(300) NOT NULL, "office_phone" bytea NULL, "adjustment" bytea NULL, "drafted_at" timestamp with time zone NOT NULL, "submitted_at" timestamp with time zone NULL, "moved_at" timestamp with time zone NOT NULL, "body_id" bigint NOT NULL, "person_id" bigint NOT NULL, "scheme_id" bigint NOT NULL, CONSTRAINT "other_purpose_is_explained" CHECK ((NOT ("purpose" = 'other') OR NOT ("purpose_note" = ''))));
CREATE TABLE "sertihub_assessment" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "on" date NOT NULL, "starts_at" time NOT NULL, "scheduled_at" timestamp with time zone NOT NULL, "agreed_at" timestamp with time zone NULL, "recommendation" varchar(2) NOT NULL, "feedback" text NOT NULL, "recommended_at" timestamp with time zone NULL, "decision" varchar(2) NOT NULL, "decision_reason" text NOT NULL, "decided_at" timestamp with time zone NULL, "assessor_id" bigint NOT NULL, "decided_by_id" bigint NULL, "venue_id" bigint NOT NULL, "candidacy_id" bigint NOT NULL UNIQUE, CONSTRAINT "differing_decision_has_a_reason" CHECK (("decision" = '' OR "decision" = ("recommendation") OR NOT ("decision_reason" = ''))));
CREATE TABLE "sertihub_candidacymove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "sertihub_candidacyunit" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "order" smallint NOT NULL CHECK ("order" >= 0), "mark" varchar(2) NOT NULL, "note" text NOT NULL, "candidacy_id" bigint NOT NULL, "unit_id" bigint NOT NULL, CONSTRAINT "unit_once_in_a_candidacy" UNIQUE ("candidacy_id", "unit_id"));
CREATE TABLE "sertihub_certificate" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "number" varchar(40) NOT NULL, "registration_number" varchar(40) NOT NULL, "issued_on" date NOT NULL, "valid_until" date NOT NULL, "state" varchar(10) NOT NULL, "version" integer NOT NULL, "body_id" bigint NOT NULL, "candidacy_id" bigint NOT NULL UNIQUE, "document_id" bigint NOT NULL UNIQUE, "person_id" bigint NOT NULL, "scheme_id" bigint NOT NULL, CONSTRAINT "certificate_number_once" UNIQUE ("number"), CONSTRAINT "certificate_registration_once_at_a_body" UNIQUE ("body_id", "registration_number"), CONSTRAINT "certificate_ends_after_it_starts" CHECK ("valid_until" > ("issued_on")));
CREATE TABLE "sertihub_certificatemove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "sertihub_evidence" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(12) NOT NULL, "added_at" timestamp with time zone NOT NULL, "candidacy_id" bigint NOT NULL, "element_id" bigint NULL, "stored_id" bigint NOT NULL UNIQUE);
CREATE TABLE "sertihub_offer" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "enrolment_id" bigint NOT NULL, "rank" smallint NOT NULL CHECK ("rank" >= 0), "offered_at" timestamp with time zone NOT NULL, "dismissed_at" timestamp with time zone NULL, "person_id" bigint NOT NULL, "scheme_id" bigint NOT NULL, CONSTRAINT "scheme_offered_once" UNIQUE ("person_id", "scheme_id"));
CREATE TABLE "sertihub_remark" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "part" varchar(16) NOT NULL, "note" text NOT NULL, "written_at" timestamp with time zone NOT NULL, "settled_at" timestamp with time zone NULL, "candidacy_id" bigint NOT NULL);
CREATE TABLE "sertihub_selfassessment" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "mark" varchar(2) NOT NULL, "words" text NOT NULL, "candidacy_id" bigint NOT NULL, "element_id" bigint NOT NULL, CONSTRAINT "element_assessed_once_in_a_candidacy" UNIQUE ("candidacy_id", "element_id"));
CREATE TABLE "sertihub_training" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "enrolment_id" bigint NOT NULL, "completed_on" date NOT NULL, "person_id" bigint NOT NULL, "trainer_id" bigint NOT NULL, CONSTRAINT "trainer_once_in_a_training" UNIQUE ("person_id", "trainer_id", "enrolment_id"));
ALTER TABLE "sertihub_candidacy" ADD CONSTRAINT "sertihub_candidacy_body_id_ff953b94_fk_sertihub_" FOREIGN KEY ("body_id") REFERENCES "sertihub_certificationbody" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_candidacy" ADD CONSTRAINT "sertihub_candidacy_person_id_55335a9b_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_candidacy" ADD CONSTRAINT "sertihub_candidacy_scheme_id_22c14be7_fk_sertihub_scheme_id" FOREIGN KEY ("scheme_id") REFERENCES "sertihub_scheme" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_open_candidacy_per_scheme" ON "sertihub_candidacy" ("person_id", "scheme_id") WHERE "state" IN ('draft', 'submitted', 'to_mend', 'verified', 'scheduled', 'agreed', 'recommended', 'competent');
CREATE UNIQUE INDEX "candidacy_number_once" ON "sertihub_candidacy" ("number") WHERE NOT ("number" = '');
CREATE INDEX "sertihub_candidacy_body_id_ff953b94" ON "sertihub_candidacy" ("body_id");
CREATE INDEX "sertihub_candidacy_person_id_55335a9b" ON "sertihub_candidacy" ("person_id");
CREATE INDEX "sertihub_candidacy_scheme_id_22c14be7" ON "sertihub_candidacy" ("scheme_id");
CREATE INDEX "candidacy_of_person" ON "sertihub_candidacy" ("person_id", "id" DESC);
CREATE INDEX "candidacy_queue" ON "sertihub_candidacy" ("body_id", "state", "moved_at" DESC, "id" DESC);
ALTER TABLE "sertihub_assessment" ADD CONSTRAINT "sertihub_assessment_assessor_id_a4656a10_fk_sertihub_" FOREIGN KEY ("assessor_id") REFERENCES "sertihub_assessor" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_assessment" ADD CONSTRAINT "sertihub_assessment_decided_by_id_c40f6c86_fk_identity_" FOREIGN KEY ("decided_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_assessment" ADD CONSTRAINT "sertihub_assessment_venue_id_4e357b3d_fk_sertihub_venue_id" FOREIGN KEY ("venue_id") REFERENCES "sertihub_venue" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_assessment" ADD CONSTRAINT "sertihub_assessment_candidacy_id_d7788976_fk_sertihub_" FOREIGN KEY ("candidacy_id") REFERENCES "sertihub_candidacy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_assessment_assessor_id_a4656a10" ON "sertihub_assessment" ("assessor_id");
CREATE INDEX "sertihub_assessment_decided_by_id_c40f6c86" ON "sertihub_assessment" ("decided_by_id");
CREATE INDEX "sertihub_assessment_venue_id_4e357b3d" ON "sertihub_assessment" ("venue_id");
CREATE INDEX "assessment_day" ON "sertihub_assessment" ("assessor_id", "on");
ALTER TABLE "sertihub_candidacymove" ADD CONSTRAINT "sertihub_candidacymo_by_person_id_0a5f5014_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_candidacymove" ADD CONSTRAINT "sertihub_candidacymo_on_behalf_of_id_bc3e458f_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_candidacymove" ADD CONSTRAINT "sertihub_candidacymo_record_id_5afef457_fk_sertihub_" FOREIGN KEY ("record_id") REFERENCES "sertihub_candidacy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_candidacymove_by_person_id_0a5f5014" ON "sertihub_candidacymove" ("by_person_id");
CREATE INDEX "sertihub_candidacymove_on_behalf_of_id_bc3e458f" ON "sertihub_candidacymove" ("on_behalf_of_id");
CREATE INDEX "sertihub_candidacymove_record_id_5afef457" ON "sertihub_candidacymove" ("record_id");
ALTER TABLE "sertihub_candidacyunit" ADD CONSTRAINT "sertihub_candidacyun_candidacy_id_81cf572a_fk_sertihub_" FOREIGN KEY ("candidacy_id") REFERENCES "sertihub_candidacy" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_candidacyunit" ADD CONSTRAINT "sertihub_candidacyun_unit_id_0849e304_fk_sertihub_" FOREIGN KEY ("unit_id") REFERENCES "sertihub_competenceunit" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_candidacyunit_candidacy_id_81cf572a" ON "sertihub_candidacyunit" ("candidacy_id");
CREATE INDEX "sertihub_candidacyunit_unit_id_0849e304" ON "sertihub_candidacyunit" ("unit_id");
ALTER TABLE "sertihub_certificate" ADD CONSTRAINT "sertihub_certificate_body_id_6df7b527_fk_sertihub_" FOREIGN KEY ("body_id") REFERENCES "sertihub_certificationbody" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_certificate" ADD CONSTRAINT "sertihub_certificate_candidacy_id_1bfc277a_fk_sertihub_" FOREIGN KEY ("candidacy_id") REFERENCES "sertihub_candidacy" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_certificate" ADD CONSTRAINT "sertihub_certificate_document_id_2116a70d_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_certificate" ADD CONSTRAINT "sertihub_certificate_person_id_9ba51301_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_certificate" ADD CONSTRAINT "sertihub_certificate_scheme_id_39fafbec_fk_sertihub_scheme_id" FOREIGN KEY ("scheme_id") REFERENCES "sertihub_scheme" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_certificate_body_id_6df7b527" ON "sertihub_certificate" ("body_id");
CREATE INDEX "sertihub_certificate_person_id_9ba51301" ON "sertihub_certificate" ("person_id");
CREATE INDEX "sertihub_certificate_scheme_id_39fafbec" ON "sertihub_certificate" ("scheme_id");
CREATE INDEX "certificate_of_body" ON "sertihub_certificate" ("body_id", "id" DESC);
CREATE INDEX "certificate_of_person" ON "sertihub_certificate" ("person_id", "id" DESC);
CREATE INDEX "certificate_running_out" ON "sertihub_certificate" ("valid_until") WHERE "state" = 'active';
ALTER TABLE "sertihub_certificatemove" ADD CONSTRAINT "sertihub_certificate_by_person_id_22649760_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_certificatemove" ADD CONSTRAINT "sertihub_certificate_on_behalf_of_id_1262a42f_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_certificatemove" ADD CONSTRAINT "sertihub_certificate_record_id_e0b5152a_fk_sertihub_" FOREIGN KEY ("record_id") REFERENCES "sertihub_certificate" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_certificatemove_by_person_id_22649760" ON "sertihub_certificatemove" ("by_person_id");
CREATE INDEX "sertihub_certificatemove_on_behalf_of_id_1262a42f" ON "sertihub_certificatemove" ("on_behalf_of_id");
CREATE INDEX "sertihub_certificatemove_record_id_e0b5152a" ON "sertihub_certificatemove" ("record_id");
ALTER TABLE "sertihub_evidence" ADD CONSTRAINT "sertihub_evidence_candidacy_id_77e6b659_fk_sertihub_" FOREIGN KEY ("candidacy_id") REFERENCES "sertihub_candidacy" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_evidence" ADD CONSTRAINT "sertihub_evidence_element_id_49d412ae_fk_sertihub_element_id" FOREIGN KEY ("element_id") REFERENCES "sertihub_element" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_evidence" ADD CONSTRAINT "sertihub_evidence_stored_id_f4967539_fk_files_storedfile_id" FOREIGN KEY ("stored_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_evidence_candidacy_id_77e6b659" ON "sertihub_evidence" ("candidacy_id");
CREATE INDEX "sertihub_evidence_element_id_49d412ae" ON "sertihub_evidence" ("element_id");
ALTER TABLE "sertihub_offer" ADD CONSTRAINT "sertihub_offer_person_id_cf840fc2_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_offer" ADD CONSTRAINT "sertihub_offer_scheme_id_c76a35a4_fk_sertihub_scheme_id" FOREIGN KEY ("scheme_id") REFERENCES "sertihub_scheme" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_offer_person_id_cf840fc2" ON "sertihub_offer" ("person_id");
CREATE INDEX "sertihub_offer_scheme_id_c76a35a4" ON "sertihub_offer" ("scheme_id");
ALTER TABLE "sertihub_remark" ADD CONSTRAINT "sertihub_remark_candidacy_id_8d35f426_fk_sertihub_candidacy_id" FOREIGN KEY ("candidacy_id") REFERENCES "sertihub_candidacy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_remark_candidacy_id_8d35f426" ON "sertihub_remark" ("candidacy_id");
ALTER TABLE "sertihub_selfassessment" ADD CONSTRAINT "sertihub_selfassessm_candidacy_id_2d45f011_fk_sertihub_" FOREIGN KEY ("candidacy_id") REFERENCES "sertihub_candidacy" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_selfassessment" ADD CONSTRAINT "sertihub_selfassessm_element_id_b82c080b_fk_sertihub_" FOREIGN KEY ("element_id") REFERENCES "sertihub_element" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_selfassessment_candidacy_id_2d45f011" ON "sertihub_selfassessment" ("candidacy_id");
CREATE INDEX "sertihub_selfassessment_element_id_b82c080b" ON "sertihub_selfassessment" ("element_id");
ALTER TABLE "sertihub_training" ADD CONSTRAINT "sertihub_training_person_id_fe817f49_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sertihub_training" ADD CONSTRAINT "sertihub_training_trainer_id_e767ec81_fk_identity_person_id" FOREIGN KEY ("trainer_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sertihub_training_person_id_fe817f49" ON "sertihub_training" ("person_id");
CREATE INDEX "sertihub_training_trainer_id_e767ec81" ON "sertihub_training" ("trainer_id");
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" timestamp with time zone NOT NULL);
CREATE INDEX "django_session_session_key_c0390e0f_like" ON "django_session" ("session_key" varchar_pattern_ops);
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
CREATE TABLE "signin_knowndevice" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "digest" bytea NOT NULL, "browser" varchar(12) NOT NULL, "system" varchar(12) NOT NULL, "first_seen_at" timestamp with time zone NOT NULL, "last_seen_at" timestamp with time zone NOT NULL, "user_id" bigint NOT NULL, CONSTRAINT "known_device_once" UNIQUE ("user_id", "digest"));
ALTER TABLE "signin_knowndevice" ADD CONSTRAINT "signin_knowndevice_user_id_d4cd9331_fk_identity_user_id" FOREIGN KEY ("user_id") REFERENCES "identity_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "signin_knowndevice_user_id_d4cd9331" ON "signin_knowndevice" ("user_id");
CREATE TABLE "skillhub_batch" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "number" smallint NOT NULL CHECK ("number" >= 0), "state" varchar(20) NOT NULL, "version" integer NOT NULL, "quota" smallint NOT NULL CHECK ("quota" >= 0), "funding" varchar(12) NOT NULL, "place" varchar(300) NOT NULL, "facilities" varchar(300) NOT NULL, "has_boarding" boolean NOT NULL, "registration_opens_on" date NOT NULL, "registration_closes_on" date NOT NULL, "announced_on" date NOT NULL, "training_starts_on" date NOT NULL, "training_ends_on" date NOT NULL, "drafted_at" timestamp with time zone NOT NULL);
CREATE TABLE "skillhub_batchmove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "skillhub_enrolment" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "place" integer NOT NULL CHECK ("place" >= 0), "rank" smallint NULL CHECK ("rank" >= 0), "score" smallint NULL CHECK ("score" >= 0), "confirm_by" date NULL, "registered_at" timestamp with time zone NOT NULL, "moved_at" timestamp with time zone NOT NULL, "batch_id" bigint NOT NULL, "person_id" bigint NOT NULL, CONSTRAINT "enrolment_place_once_in_a_batch" UNIQUE ("batch_id", "place"), CONSTRAINT "enrolment_once_in_a_batch" UNIQUE ("batch_id", "person_id"), CONSTRAINT "enrolment_score_0_to_100" CHECK (("score" IS NULL OR "score" <= 100)));
CREATE TABLE "skillhub_enrolmentmove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "skillhub_programme" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "title" varchar(120) NOT NULL, "field" varchar(20) NOT NULL, "method" varchar(12) NOT NULL, "standard" varchar(120) NOT NULL, "summary" text NOT NULL, "outcome" text NOT NULL, "age_from" smallint NOT NULL CHECK ("age_from" >= 0), "age_to" smallint NULL CHECK ("age_to" >= 0), "requirements" text NOT NULL, "participant_pays" integer NOT NULL CHECK ("participant_pays" >= 0), "is_disability_friendly" boolean NOT NULL, "drafted_at" timestamp with time zone NOT NULL, "published_at" timestamp with time zone NULL, "education_id" varchar(10) NOT NULL, "legal_entity_id" bigint NOT NULL, "workplace_id" bigint NOT NULL, CONSTRAINT "programme_ages_ascend" CHECK (("age_to" IS NULL OR "age_to" >= ("age_from"))), CONSTRAINT "programme_participants_are_15_or_older" CHECK (("age_from" >= 15 AND "age_from" <= 65)), CONSTRAINT "programme_once_public_has_its_moment" CHECK (("state" = 'draft' OR "state" = 'withdrawn' OR "published_at" IS NOT NULL)));
ALTER TABLE "skillhub_batch" ADD COLUMN "programme_id" bigint NOT NULL CONSTRAINT "skillhub_batch_programme_id_c80240b1_fk_skillhub_programme_id" REFERENCES "skillhub_programme"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "skillhub_batch_programme_id_c80240b1_fk_skillhub_programme_id" IMMEDIATE;
CREATE TABLE "skillhub_programmemove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "skillhub_unit" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "code" varchar(30) NOT NULL, "title" varchar(200) NOT NULL, "theory_hours" smallint NOT NULL CHECK ("theory_hours" >= 0), "practice_hours" smallint NOT NULL CHECK ("practice_hours" >= 0), "programme_id" bigint NOT NULL, CONSTRAINT "unit_takes_1_to_1000_hours" CHECK (("practice_hours" <= 1000 AND "theory_hours" <= 1000 AND ("theory_hours" > 0 OR "practice_hours" > 0))));
CREATE INDEX "batch_to_open" ON "skillhub_batch" ("registration_opens_on") WHERE "state" = 'announced';
CREATE INDEX "batch_to_close" ON "skillhub_batch" ("registration_closes_on") WHERE "state" = 'registering';
ALTER TABLE "skillhub_batch" ADD CONSTRAINT "batch_number_once_in_a_programme" UNIQUE ("programme_id", "number");
ALTER TABLE "skillhub_batch" ADD CONSTRAINT "batch_quota_1_to_1000" CHECK (("quota" >= 1 AND "quota" <= 1000));
ALTER TABLE "skillhub_batch" ADD CONSTRAINT "batch_registration_ends_after_it_opens" CHECK ("registration_closes_on" >= ("registration_opens_on"));
ALTER TABLE "skillhub_batch" ADD CONSTRAINT "batch_results_follow_registration" CHECK ("announced_on" >= ("registration_closes_on"));
ALTER TABLE "skillhub_batch" ADD CONSTRAINT "batch_training_follows_results" CHECK ("training_starts_on" > ("announced_on"));
ALTER TABLE "skillhub_batch" ADD CONSTRAINT "batch_training_ends_after_it_starts" CHECK ("training_ends_on" >= ("training_starts_on"));
ALTER TABLE "skillhub_batchmove" ADD CONSTRAINT "skillhub_batchmove_by_person_id_9144176e_fk_identity_person_id" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_batchmove" ADD CONSTRAINT "skillhub_batchmove_on_behalf_of_id_ac326b55_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_batchmove" ADD CONSTRAINT "skillhub_batchmove_record_id_5c8e3fff_fk_skillhub_batch_id" FOREIGN KEY ("record_id") REFERENCES "skillhub_batch" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "skillhub_batchmove_by_person_id_9144176e" ON "skillhub_batchmove" ("by_person_id");
CREATE INDEX "skillhub_batchmove_on_behalf_of_id_ac326b55" ON "skillhub_batchmove" ("on_behalf_of_id");
CREATE INDEX "skillhub_batchmove_record_id_5c8e3fff" ON "skillhub_batchmove" ("record_id");
ALTER TABLE "skillhub_enrolment" ADD CONSTRAINT "skillhub_enrolment_batch_id_b8ff2faa_fk_skillhub_batch_id" FOREIGN KEY ("batch_id") REFERENCES "skillhub_batch" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_enrolment" ADD CONSTRAINT "skillhub_enrolment_person_id_7529a98f_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_active_training_per_person" ON "skillhub_enrolment" ("person_id") WHERE "state" IN ('registered', 'selected', 'reserved', 'confirmed');
CREATE INDEX "skillhub_enrolment_batch_id_b8ff2faa" ON "skillhub_enrolment" ("batch_id");
CREATE INDEX "skillhub_enrolment_person_id_7529a98f" ON "skillhub_enrolment" ("person_id");
CREATE INDEX "enrolment_of_person" ON "skillhub_enrolment" ("person_id", "id" DESC);
ALTER TABLE "skillhub_enrolmentmove" ADD CONSTRAINT "skillhub_enrolmentmo_by_person_id_9f80fc3d_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_enrolmentmove" ADD CONSTRAINT "skillhub_enrolmentmo_on_behalf_of_id_529132fa_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_enrolmentmove" ADD CONSTRAINT "skillhub_enrolmentmo_record_id_e9e383dc_fk_skillhub_" FOREIGN KEY ("record_id") REFERENCES "skillhub_enrolment" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "skillhub_enrolmentmove_by_person_id_9f80fc3d" ON "skillhub_enrolmentmove" ("by_person_id");
CREATE INDEX "skillhub_enrolmentmove_on_behalf_of_id_529132fa" ON "skillhub_enrolmentmove" ("on_behalf_of_id");
CREATE INDEX "skillhub_enrolmentmove_record_id_e9e383dc" ON "skillhub_enrolmentmove" ("record_id");
ALTER TABLE "skillhub_programme" ADD CONSTRAINT "skillhub_programme_education_id_2561b158_fk_reference" FOREIGN KEY ("education_id") REFERENCES "reference_educationlevel" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_programme" ADD CONSTRAINT "skillhub_programme_legal_entity_id_524a1d10_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_programme" ADD CONSTRAINT "skillhub_programme_workplace_id_1d2232a2_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "skillhub_programme_education_id_2561b158" ON "skillhub_programme" ("education_id");
CREATE INDEX "skillhub_programme_education_id_2561b158_like" ON "skillhub_programme" ("education_id" varchar_pattern_ops);
CREATE INDEX "skillhub_programme_legal_entity_id_524a1d10" ON "skillhub_programme" ("legal_entity_id");
CREATE INDEX "skillhub_programme_workplace_id_1d2232a2" ON "skillhub_programme" ("workplace_id");
CREATE INDEX "programme_of_centre" ON "skillhub_programme" ("legal_entity_id", "id" DESC);
CREATE INDEX "skillhub_batch_programme_id_c80240b1" ON "skillhub_batch" ("programme_id");
ALTER TABLE "skillhub_programmemove" ADD CONSTRAINT "skillhub_programmemo_by_person_id_9b0083fa_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_programmemove" ADD CONSTRAINT "skillhub_programmemo_on_behalf_of_id_ffdbd519_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_programmemove" ADD CONSTRAINT "skillhub_programmemo_record_id_d258df9b_fk_skillhub_" FOREIGN KEY ("record_id") REFERENCES "skillhub_programme" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "skillhub_programmemove_by_person_id_9b0083fa" ON "skillhub_programmemove" ("by_person_id");
CREATE INDEX "skillhub_programmemove_on_behalf_of_id_ffdbd519" ON "skillhub_programmemove" ("on_behalf_of_id");
CREATE INDEX "skillhub_programmemove_record_id_d258df9b" ON "skillhub_programmemove" ("record_id");
ALTER TABLE "skillhub_unit" ADD CONSTRAINT "skillhub_unit_programme_id_c61dfbbc_fk_skillhub_programme_id" FOREIGN KEY ("programme_id") REFERENCES "skillhub_programme" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "unit_once_in_a_programme" ON "skillhub_unit" ("programme_id", "code") WHERE NOT ("code" = '');
CREATE INDEX "skillhub_unit_programme_id_c61dfbbc" ON "skillhub_unit" ("programme_id");
ALTER TABLE "skillhub_enrolment" ADD COLUMN "birth_place" varchar(80) DEFAULT '' NOT NULL;
ALTER TABLE "skillhub_enrolment" ALTER COLUMN "birth_place" DROP DEFAULT;
ALTER TABLE "skillhub_programme" ADD COLUMN "occupation_id" varchar(6) NULL CONSTRAINT "skillhub_programme_occupation_id_78709941_fk_reference" REFERENCES "reference_occupation"("code") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "skillhub_programme_occupation_id_78709941_fk_reference" IMMEDIATE;
CREATE TABLE "skillhub_attendanceday" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "on" date NOT NULL, "taken_at" timestamp with time zone NOT NULL, "batch_id" bigint NOT NULL, "taken_by_id" bigint NULL, CONSTRAINT "attendance_day_once" UNIQUE ("batch_id", "on"));
CREATE TABLE "skillhub_attendance" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "mark" varchar(8) NOT NULL, "enrolment_id" bigint NOT NULL, "day_id" bigint NOT NULL, CONSTRAINT "attendance_once_a_day" UNIQUE ("day_id", "enrolment_id"));
CREATE TABLE "skillhub_batchinstructor" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "batch_id" bigint NOT NULL, "person_id" bigint NOT NULL, CONSTRAINT "instructor_once_in_a_batch" UNIQUE ("batch_id", "person_id"));
CREATE TABLE "skillhub_certificationscheme" ("number" varchar(60) NOT NULL PRIMARY KEY, "scheme_id" bigint NOT NULL, "version" integer NOT NULL, "title" varchar(200) NOT NULL, "occupation_code" varchar(6) NOT NULL, "unit_codes" varchar(30)[] NOT NULL, "is_offered" boolean NOT NULL);
CREATE TABLE "skillhub_trainingcertificate" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "issued_on" date NOT NULL, "withdrawn_at" timestamp with time zone NULL, "version" integer NOT NULL CHECK ("version" >= 0), "document_id" bigint NOT NULL UNIQUE, "enrolment_id" bigint NOT NULL);
CREATE INDEX "skillhub_programme_occupation_id_78709941" ON "skillhub_programme" ("occupation_id");
CREATE INDEX "skillhub_programme_occupation_id_78709941_like" ON "skillhub_programme" ("occupation_id" varchar_pattern_ops);
ALTER TABLE "skillhub_attendanceday" ADD CONSTRAINT "skillhub_attendanceday_batch_id_6732f8f2_fk_skillhub_batch_id" FOREIGN KEY ("batch_id") REFERENCES "skillhub_batch" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_attendanceday" ADD CONSTRAINT "skillhub_attendanced_taken_by_id_c191e2c2_fk_identity_" FOREIGN KEY ("taken_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "skillhub_attendanceday_batch_id_6732f8f2" ON "skillhub_attendanceday" ("batch_id");
CREATE INDEX "skillhub_attendanceday_taken_by_id_c191e2c2" ON "skillhub_attendanceday" ("taken_by_id");
ALTER TABLE "skillhub_attendance" ADD CONSTRAINT "skillhub_attendance_enrolment_id_5dbe5297_fk_skillhub_" FOREIGN KEY ("enrolment_id") REFERENCES "skillhub_enrolment" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_attendance" ADD CONSTRAINT "skillhub_attendance_day_id_27a20f58_fk_skillhub_" FOREIGN KEY ("day_id") REFERENCES "skillhub_attendanceday" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "skillhub_attendance_enrolment_id_5dbe5297" ON "skillhub_attendance" ("enrolment_id");
CREATE INDEX "skillhub_attendance_day_id_27a20f58" ON "skillhub_attendance" ("day_id");
ALTER TABLE "skillhub_batchinstructor" ADD CONSTRAINT "skillhub_batchinstructor_batch_id_40f6f5cc_fk_skillhub_batch_id" FOREIGN KEY ("batch_id") REFERENCES "skillhub_batch" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_batchinstructor" ADD CONSTRAINT "skillhub_batchinstru_person_id_c68175c8_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "skillhub_batchinstructor_batch_id_40f6f5cc" ON "skillhub_batchinstructor" ("batch_id");
CREATE INDEX "skillhub_batchinstructor_person_id_c68175c8" ON "skillhub_batchinstructor" ("person_id");
CREATE INDEX "skillhub_certificationscheme_number_133591ce_like" ON "skillhub_certificationscheme" ("number" varchar_pattern_ops);
CREATE INDEX "scheme_of_occupation" ON "skillhub_certificationscheme" ("occupation_code") WHERE "is_offered";
ALTER TABLE "skillhub_trainingcertificate" ADD CONSTRAINT "skillhub_trainingcer_document_id_9066a549_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "skillhub_trainingcertificate" ADD CONSTRAINT "skillhub_trainingcer_enrolment_id_136f0d14_fk_skillhub_" FOREIGN KEY ("enrolment_id") REFERENCES "skillhub_enrolment" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_standing_training_certificate" ON "skillhub_trainingcertificate" ("enrolment_id") WHERE "withdrawn_at" IS NULL;
CREATE INDEX "skillhub_trainingcertificate_enrolment_id_136f0d14" ON "skillhub_trainingcertificate" ("enrolment_id");
CREATE TABLE "socialaccount_socialaccount" ("id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "provider" varchar(30) NOT NULL, "uid" varchar(191) NOT NULL, "last_login" timestamp with time zone NOT NULL, "date_joined" timestamp with time zone NOT NULL, "extra_data" text NOT NULL, "user_id" bigint NOT NULL);
CREATE TABLE "socialaccount_socialapp" ("id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "provider" varchar(30) NOT NULL, "name" varchar(40) NOT NULL, "client_id" varchar(100) NOT NULL, "secret" varchar(100) NOT NULL, "key" varchar(100) NOT NULL);
CREATE TABLE "socialaccount_socialtoken" ("id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "token" text NOT NULL, "token_secret" text NOT NULL, "expires_at" timestamp with time zone NULL, "account_id" integer NOT NULL, "app_id" integer NOT NULL);
ALTER TABLE "socialaccount_socialtoken" ADD CONSTRAINT "socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq" UNIQUE ("app_id", "account_id");
ALTER TABLE "socialaccount_socialaccount" ADD CONSTRAINT "socialaccount_socialaccount_provider_uid_fc810c6e_uniq" UNIQUE ("provider", "uid");
ALTER TABLE "socialaccount_socialaccount" ADD CONSTRAINT "socialaccount_social_user_id_8146e70c_fk_identity_" FOREIGN KEY ("user_id") REFERENCES "identity_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "socialaccount_socialaccount_user_id_8146e70c" ON "socialaccount_socialaccount" ("user_id");
ALTER TABLE "socialaccount_socialtoken" ADD CONSTRAINT "socialaccount_social_account_id_951f210e_fk_socialacc" FOREIGN KEY ("account_id") REFERENCES "socialaccount_socialaccount" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "socialaccount_socialtoken" ADD CONSTRAINT "socialaccount_social_app_id_636a42d7_fk_socialacc" FOREIGN KEY ("app_id") REFERENCES "socialaccount_socialapp" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "socialaccount_socialtoken_account_id_951f210e" ON "socialaccount_socialtoken" ("account_id");
CREATE INDEX "socialaccount_socialtoken_app_id_636a42d7" ON "socialaccount_socialtoken" ("app_id");
ALTER TABLE "socialaccount_socialapp" ALTER COLUMN "client_id" TYPE varchar(191);
ALTER TABLE "socialaccount_socialapp" ALTER COLUMN "key" TYPE varchar(191);
ALTER TABLE "socialaccount_socialapp" ALTER COLUMN "secret" TYPE varchar(191);
ALTER TABLE "socialaccount_socialapp" ADD COLUMN "provider_id" varchar(200) DEFAULT '' NOT NULL;
ALTER TABLE "socialaccount_socialapp" ALTER COLUMN "provider_id" DROP DEFAULT;
ALTER TABLE "socialaccount_socialapp" ADD COLUMN "settings" jsonb DEFAULT '{}'::jsonb NOT NULL;
ALTER TABLE "socialaccount_socialapp" ALTER COLUMN "settings" DROP DEFAULT;
ALTER TABLE "socialaccount_socialaccount" ALTER COLUMN "provider" TYPE varchar(200);
SELECT
                c.conname,
                array(
                    SELECT attname
                    FROM unnest(c.conkey) WITH ORDINALITY cols(colid, arridx)
                    JOIN pg_attribute AS ca ON cols.colid = ca.attnum
                    WHERE ca.attrelid = c.conrelid
                    ORDER BY cols.arridx
                ),
                c.contype,
                (SELECT fkc.relname || '.' || fka.attname
                FROM pg_attribute AS fka
                JOIN pg_class AS fkc ON fka.attrelid = fkc.oid
                WHERE fka.attrelid = c.confrelid AND fka.attnum = c.confkey[1]),
                cl.reloptions
            FROM pg_constraint AS c
            JOIN pg_class AS cl ON c.conrelid = cl.oid
            WHERE cl.relname = 'socialaccount_socialtoken' AND pg_catalog.pg_table_is_visible(cl.oid);
SELECT
                indexname,
                array_agg(attname ORDER BY arridx),
                indisunique,
                indisprimary,
                array_agg(ordering ORDER BY arridx),
                amname,
                exprdef,
                s2.attoptions
            FROM (
                SELECT
                    c2.relname as indexname, idx.*, attr.attname, am.amname,
                    CASE
                        WHEN idx.indexprs IS NOT NULL THEN
                            pg_get_indexdef(idx.indexrelid)
                    END AS exprdef,
                    CASE am.amname
                        WHEN 'btree' THEN
                            CASE (option & 1)
                                WHEN 1 THEN 'DESC' ELSE 'ASC'
                            END
                    END as ordering,
                    c2.reloptions as attoptions
                FROM (
                    SELECT *
                    FROM
                        pg_index i,
                        unnest(i.indkey, i.indoption)
                            WITH ORDINALITY koi(key, option, arridx)
                ) idx
                LEFT JOIN pg_class c ON idx.indrelid = c.oid
                LEFT JOIN pg_class c2 ON idx.indexrelid = c2.oid
                LEFT JOIN pg_am am ON c2.relam = am.oid
                LEFT JOIN
                    pg_attribute attr ON attr.attrelid = c.oid AND attr.attnum = idx.key
                WHERE c.relname = 'socialaccount_socialtoken' AND pg_catalog.pg_table_is_visible(c.oid)
            ) s2
            GROUP BY indexname, indisunique, indisprimary, amname, exprdef, attoptions;
SET CONSTRAINTS "socialaccount_social_app_id_636a42d7_fk_socialacc" IMMEDIATE; ALTER TABLE "socialaccount_socialtoken" DROP CONSTRAINT "socialaccount_social_app_id_636a42d7_fk_socialacc";
ALTER TABLE "socialaccount_socialtoken" ALTER COLUMN "app_id" DROP NOT NULL;
ALTER TABLE "socialaccount_socialtoken" ADD CONSTRAINT "socialaccount_social_app_id_636a42d7_fk_socialacc" FOREIGN KEY ("app_id") REFERENCES "socialaccount_socialapp" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "socialaccount_socialaccount" ALTER COLUMN "extra_data" TYPE jsonb USING "extra_data"::jsonb;
CREATE TABLE "statistics_contribution" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "figure" varchar(60) NOT NULL, "source" varchar(80) NOT NULL, "version" bigint NOT NULL CHECK ("version" >= 0), "region_code" varchar(4) NOT NULL, "month" date NOT NULL, "amount" bigint NOT NULL, "is_counted" boolean NOT NULL, "counted_region_code" varchar(4) NOT NULL, "counted_month" date NULL, "counted_amount" bigint NOT NULL, CONSTRAINT "contribution_once_per_source" UNIQUE ("figure", "source"), CONSTRAINT "contribution_month_starts_on_the_first" CHECK (EXTRACT(DAY FROM "month") = 1));
CREATE TABLE "statistics_rollup" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "figure" varchar(60) NOT NULL, "region_code" varchar(4) NOT NULL, "month" date NOT NULL, "value" bigint NOT NULL, "folded_at" timestamp with time zone NOT NULL, CONSTRAINT "rollup_once_per_cell" UNIQUE ("figure", "month", "region_code"));
CREATE INDEX "contribution_waiting" ON "statistics_contribution" ("id") WHERE NOT "is_counted";
CREATE INDEX "rollup_by_region" ON "statistics_rollup" ("figure" varchar_ops, "region_code" varchar_pattern_ops, "month" date_ops);
CREATE TABLE "statistics_milestone" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "person_id" bigint NOT NULL, "kind" varchar(10) NOT NULL, "on" date NOT NULL, "regency_code" varchar(4) NOT NULL, "source" varchar(80) NOT NULL UNIQUE, "version" bigint NOT NULL CHECK ("version" >= 0), "is_standing" boolean NOT NULL, "is_counted" boolean NOT NULL, "counted_on" date NULL, "counted_regency_code" varchar(4) NOT NULL);
CREATE TABLE "statistics_peoplecount" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "measure" varchar(20) NOT NULL, "span" varchar(5) NOT NULL, "starts_on" date NOT NULL, "region_code" varchar(4) NOT NULL, "days" integer NOT NULL CHECK ("days" >= 0), "people" integer NOT NULL, "folded_at" timestamp with time zone NOT NULL, CONSTRAINT "people_count_once_per_cell" UNIQUE ("measure", "span", "starts_on", "region_code", "days"));
insert into statistics_rollup (figure, region_code, month, value, folded_at)
select figure, left(region_code, digits), month, sum(value), max(folded_at)
from statistics_rollup, (values (0), (2)) level (digits) group by figure, left(region_code, digits), month;
insert into statistics_milestone
  (person_id, kind, "on", regency_code, source, version, is_standing, is_counted, counted_regency_code)
select (payload->>'person_id')::bigint, 'hired', (at at time zone 'Asia/Jakarta')::date, payload->>'regency_code',
  'karirhub.application:' || (payload->>'application_id'), version, true, false, ''
from events_eventrecord where fact = 'karirhub.ApplicantHired'
on conflict (source) do nothing;
CREATE INDEX "statistics_milestone_source_e0dfeeac_like" ON "statistics_milestone" ("source" varchar_pattern_ops);
CREATE INDEX "milestone_of_person" ON "statistics_milestone" ("person_id");
CREATE INDEX "milestone_waiting" ON "statistics_milestone" ("id") WHERE NOT "is_counted";
CREATE INDEX "people_count_by_region" ON "statistics_peoplecount" ("measure" varchar_ops, "region_code" varchar_pattern_ops, "span" varchar_ops, "starts_on" date_ops);
CREATE INDEX "contribution_behind_a_figure" ON "statistics_contribution" ("figure" varchar_ops, "month" date_ops, "region_code" varchar_pattern_ops);
CREATE INDEX "milestone_behind_a_figure" ON "statistics_milestone" ("kind", "on");
CREATE TABLE "statistics_yearrollup" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "figure" varchar(60) NOT NULL, "region_code" varchar(4) NOT NULL, "year" smallint NOT NULL CHECK ("year" >= 0), "value" bigint NOT NULL, "folded_at" timestamp with time zone NOT NULL, CONSTRAINT "year_rollup_once_per_cell" UNIQUE ("figure", "year", "region_code"));
insert into statistics_yearrollup (figure, region_code, year, value, folded_at)
select figure, region_code, extract(year from month), sum(value), max(folded_at) from statistics_rollup group by 1, 2, 3;
CREATE TABLE "usersessions_usersession" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "created_at" timestamp with time zone NOT NULL, "ip" inet NOT NULL, "last_seen_at" timestamp with time zone NOT NULL, "session_key" varchar(40) NOT NULL UNIQUE, "user_agent" varchar(200) NOT NULL, "data" jsonb NOT NULL, "user_id" bigint NOT NULL);
ALTER TABLE "usersessions_usersession" ADD CONSTRAINT "usersessions_usersession_user_id_af5e0a6d_fk_identity_user_id" FOREIGN KEY ("user_id") REFERENCES "identity_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "usersessions_usersession_session_key_fd35de43_like" ON "usersessions_usersession" ("session_key" varchar_pattern_ops);
CREATE INDEX "usersessions_usersession_user_id_af5e0a6d" ON "usersessions_usersession" ("user_id");
CREATE TABLE "wajiblapor_manpowerreport" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "year" smallint NOT NULL CHECK ("year" >= 0), "ordinal" smallint NOT NULL CHECK ("ordinal" >= 0), "state" varchar(10) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "due_on" date NULL, "opened_at" timestamp with time zone NOT NULL, "submitted_at" timestamp with time zone NULL, "number" varchar(30) NOT NULL, "reported_on" date NULL, "next_due_on" date NULL, "workers_total" integer NOT NULL CHECK ("workers_total" >= 0), "workers_male" integer NOT NULL CHECK ("workers_male" >= 0), "workers_female" integer NOT NULL CHECK ("workers_female" >= 0), "workers_foreign" integer NOT NULL CHECK ("workers_foreign" >= 0), "document_id" bigint NULL, "legal_entity_id" bigint NOT NULL, "opened_by_id" bigint NULL, "regency_id" varchar(10) NOT NULL, "workplace_id" bigint NOT NULL, CONSTRAINT "filed_reports_have_number_and_days" CHECK ((NOT ("state" IN ('submitted', 'accepted')) OR (NOT ("number" = '') AND "next_due_on" IS NOT NULL AND "reported_on" IS NOT NULL AND "submitted_at" IS NOT NULL))), CONSTRAINT "report_workers_add_up" CHECK ("workers_total" = ("workers_male" + "workers_female")));
CREATE TABLE "wajiblapor_reportcontribution" ("reports" integer NOT NULL, "workers_total" integer NOT NULL, "workers_male" integer NOT NULL, "workers_female" integer NOT NULL, "workers_foreign" integer NOT NULL, "report_id" bigint NOT NULL PRIMARY KEY, "version" integer NOT NULL CHECK ("version" >= 0), "month" date NOT NULL, "regency_code" varchar(4) NOT NULL);
CREATE TABLE "wajiblapor_reportkey" ("report_id" bigint NOT NULL PRIMARY KEY, "wrapped" bytea NOT NULL);
CREATE TABLE "wajiblapor_monthlytally" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "reports" integer NOT NULL, "workers_total" integer NOT NULL, "workers_male" integer NOT NULL, "workers_female" integer NOT NULL, "workers_foreign" integer NOT NULL, "month" date NOT NULL, "regency_code" varchar(4) NOT NULL, CONSTRAINT "monthly_tally_once" UNIQUE ("month", "regency_code"));
CREATE TABLE "wajiblapor_reporthistory" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "wajiblapor_rosterupload" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "format" varchar(4) NOT NULL, "state" varchar(10) NOT NULL, "uploaded_at" timestamp with time zone NOT NULL, "checked_at" timestamp with time zone NULL, "rows" integer NOT NULL CHECK ("rows" >= 0), "faulty_rows" integer NOT NULL CHECK ("faulty_rows" >= 0), "doubtful_rows" integer NOT NULL CHECK ("doubtful_rows" >= 0), "fault_counts" jsonb NOT NULL, "unknown_columns" jsonb NOT NULL, "summary" jsonb NOT NULL, "rules_version" varchar(20) NOT NULL, "refusal_code" varchar(40) NOT NULL, "refusal_params" jsonb NOT NULL, "job_id" bigint NULL, "report_id" bigint NOT NULL, "returned_id" bigint NULL, "stored_id" bigint NOT NULL, "uploaded_by_id" bigint NULL, CONSTRAINT "refused_rosters_say_why" CHECK ((NOT ("state" = 'refused') OR NOT ("refusal_code" = ''))));
CREATE TABLE "wajiblapor_rosterrow" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "row" integer NOT NULL CHECK ("row" >= 0), "worker_index" bytea NOT NULL, "digest" bytea NOT NULL, "attributes" jsonb NOT NULL, "sealed" bytea NOT NULL, "upload_id" bigint NOT NULL, CONSTRAINT "roster_row_once" UNIQUE ("upload_id", "row"));
CREATE TABLE "wajiblapor_rosterfault" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "row" integer NOT NULL CHECK ("row" >= 0), "column" varchar(20) NOT NULL, "code" varchar(40) NOT NULL, "severity" varchar(8) NOT NULL, "value" bytea NULL, "params" jsonb NOT NULL, "upload_id" bigint NOT NULL);
CREATE TABLE "wajiblapor_filing" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "revision" smallint NOT NULL CHECK ("revision" >= 0), "content" jsonb NOT NULL, "digest" varchar(64) NOT NULL, "rules_version" varchar(20) NOT NULL, "declared_name" varchar(150) NOT NULL, "declared_position" varchar(100) NOT NULL, "filed_at" timestamp with time zone NOT NULL, "filed_by_id" bigint NULL, "report_id" bigint NOT NULL, "upload_id" bigint NOT NULL, CONSTRAINT "filing_once_per_revision" UNIQUE ("report_id", "revision"));
CREATE TABLE "wajiblapor_uploadhistory" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "wajiblapor_identitysection" ("report_id" bigint NOT NULL PRIMARY KEY, "name" varchar(200) NOT NULL, "nib" varchar(13) NOT NULL, "npwp" varchar(16) NOT NULL, "legal_form" varchar(20) NOT NULL, "address" varchar(300) NOT NULL, "postal_code" varchar(5) NOT NULL, "owner_name" varchar(150) NOT NULL, "responsible_name" varchar(150) NOT NULL, "responsible_position" varchar(100) NOT NULL, "phone" bytea NULL, "founded_on" date NULL, "ownership" varchar(12) NOT NULL, "capital" varchar(20) NOT NULL, "scale" varchar(8) NOT NULL, "saved_at" timestamp with time zone NULL, "industry_id" bigint NULL, "village_id" varchar(10) NULL, CONSTRAINT "identity_nib_has_13_digits" CHECK (("nib" = '' OR "nib"::text ~ '^\d{13}$')), CONSTRAINT "identity_npwp_has_15_or_16_digits" CHECK (("npwp" = '' OR "npwp"::text ~ '^\d{15,16}$')), CONSTRAINT "identity_postal_code_has_5_digits" CHECK (("postal_code" = '' OR "postal_code"::text ~ '^\d{5}$')));
ALTER TABLE "wajiblapor_manpowerreport" ADD CONSTRAINT "wajiblapor_manpowerr_document_id_95286504_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_manpowerreport" ADD CONSTRAINT "wajiblapor_manpowerr_legal_entity_id_b273c7f4_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_manpowerreport" ADD CONSTRAINT "wajiblapor_manpowerr_opened_by_id_ca606a20_fk_identity_" FOREIGN KEY ("opened_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_manpowerreport" ADD CONSTRAINT "wajiblapor_manpowerr_regency_id_123f7bcf_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_manpowerreport" ADD CONSTRAINT "wajiblapor_manpowerr_workplace_id_8c5cd6db_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_report_per_workplace_and_year" ON "wajiblapor_manpowerreport" ("workplace_id", "year") WHERE NOT ("state" = 'discarded');
CREATE UNIQUE INDEX "one_open_report_per_workplace" ON "wajiblapor_manpowerreport" ("workplace_id") WHERE "state" = 'draft';
CREATE UNIQUE INDEX "report_number_once" ON "wajiblapor_manpowerreport" ("number") WHERE NOT ("number" = '');
CREATE INDEX "wajiblapor_manpowerreport_document_id_95286504" ON "wajiblapor_manpowerreport" ("document_id");
CREATE INDEX "wajiblapor_manpowerreport_legal_entity_id_b273c7f4" ON "wajiblapor_manpowerreport" ("legal_entity_id");
CREATE INDEX "wajiblapor_manpowerreport_opened_by_id_ca606a20" ON "wajiblapor_manpowerreport" ("opened_by_id");
CREATE INDEX "wajiblapor_manpowerreport_regency_id_123f7bcf" ON "wajiblapor_manpowerreport" ("regency_id");
CREATE INDEX "wajiblapor_manpowerreport_regency_id_123f7bcf_like" ON "wajiblapor_manpowerreport" ("regency_id" varchar_pattern_ops);
CREATE INDEX "wajiblapor_manpowerreport_workplace_id_8c5cd6db" ON "wajiblapor_manpowerreport" ("workplace_id");
CREATE INDEX "report_by_regency" ON "wajiblapor_manpowerreport" ("regency_id" varchar_pattern_ops, "submitted_at" timestamptz_ops DESC, "id" int8_ops DESC);
CREATE INDEX "report_newest" ON "wajiblapor_manpowerreport" ("submitted_at" DESC, "id" DESC);
ALTER TABLE "wajiblapor_reportkey" ADD CONSTRAINT "wajiblapor_reportkey_report_id_900c073a_fk_wajiblapo" FOREIGN KEY ("report_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "monthly_tally_by_regency" ON "wajiblapor_monthlytally" ("regency_code" varchar_pattern_ops, "month" date_ops);
ALTER TABLE "wajiblapor_reporthistory" ADD CONSTRAINT "wajiblapor_reporthis_by_person_id_0b7648b2_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_reporthistory" ADD CONSTRAINT "wajiblapor_reporthis_on_behalf_of_id_c5fef788_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_reporthistory" ADD CONSTRAINT "wajiblapor_reporthis_record_id_2f367714_fk_wajiblapo" FOREIGN KEY ("record_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_reporthistory_by_person_id_0b7648b2" ON "wajiblapor_reporthistory" ("by_person_id");
CREATE INDEX "wajiblapor_reporthistory_on_behalf_of_id_c5fef788" ON "wajiblapor_reporthistory" ("on_behalf_of_id");
CREATE INDEX "wajiblapor_reporthistory_record_id_2f367714" ON "wajiblapor_reporthistory" ("record_id");
ALTER TABLE "wajiblapor_rosterupload" ADD CONSTRAINT "wajiblapor_rosterupload_job_id_c80ca2d4_fk_jobs_job_id" FOREIGN KEY ("job_id") REFERENCES "jobs_job" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_rosterupload" ADD CONSTRAINT "wajiblapor_rosterupl_report_id_e752b5fe_fk_wajiblapo" FOREIGN KEY ("report_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_rosterupload" ADD CONSTRAINT "wajiblapor_rosterupl_returned_id_73d3ad55_fk_files_sto" FOREIGN KEY ("returned_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_rosterupload" ADD CONSTRAINT "wajiblapor_rosterupl_stored_id_8a5636ab_fk_files_sto" FOREIGN KEY ("stored_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_rosterupload" ADD CONSTRAINT "wajiblapor_rosterupl_uploaded_by_id_bcecfcb6_fk_identity_" FOREIGN KEY ("uploaded_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_current_roster_per_report" ON "wajiblapor_rosterupload" ("report_id") WHERE NOT ("state" = 'replaced');
CREATE INDEX "wajiblapor_rosterupload_job_id_c80ca2d4" ON "wajiblapor_rosterupload" ("job_id");
CREATE INDEX "wajiblapor_rosterupload_report_id_e752b5fe" ON "wajiblapor_rosterupload" ("report_id");
CREATE INDEX "wajiblapor_rosterupload_returned_id_73d3ad55" ON "wajiblapor_rosterupload" ("returned_id");
CREATE INDEX "wajiblapor_rosterupload_stored_id_8a5636ab" ON "wajiblapor_rosterupload" ("stored_id");
CREATE INDEX "wajiblapor_rosterupload_uploaded_by_id_bcecfcb6" ON "wajiblapor_rosterupload" ("uploaded_by_id");
CREATE INDEX "wajiblapor_rosterrow_upload_id_e0c320bd" ON "wajiblapor_rosterrow" ("upload_id");
ALTER TABLE "wajiblapor_rosterfault" ADD CONSTRAINT "wajiblapor_rosterfau_upload_id_0f85f464_fk_wajiblapo" FOREIGN KEY ("upload_id") REFERENCES "wajiblapor_rosterupload" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_rosterfault_upload_id_0f85f464" ON "wajiblapor_rosterfault" ("upload_id");
CREATE INDEX "roster_fault_by_code" ON "wajiblapor_rosterfault" ("upload_id", "code", "row");
ALTER TABLE "wajiblapor_filing" ADD CONSTRAINT "wajiblapor_filing_filed_by_id_8d0f6b5a_fk_identity_person_id" FOREIGN KEY ("filed_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_filing" ADD CONSTRAINT "wajiblapor_filing_report_id_6a78b5d7_fk_wajiblapo" FOREIGN KEY ("report_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_filing" ADD CONSTRAINT "wajiblapor_filing_upload_id_ff63ef0c_fk_wajiblapo" FOREIGN KEY ("upload_id") REFERENCES "wajiblapor_rosterupload" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_filing_filed_by_id_8d0f6b5a" ON "wajiblapor_filing" ("filed_by_id");
CREATE INDEX "wajiblapor_filing_report_id_6a78b5d7" ON "wajiblapor_filing" ("report_id");
CREATE INDEX "wajiblapor_filing_upload_id_ff63ef0c" ON "wajiblapor_filing" ("upload_id");
ALTER TABLE "wajiblapor_uploadhistory" ADD CONSTRAINT "wajiblapor_uploadhis_by_person_id_67cabd9a_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_uploadhistory" ADD CONSTRAINT "wajiblapor_uploadhis_on_behalf_of_id_9f00e5eb_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_uploadhistory" ADD CONSTRAINT "wajiblapor_uploadhis_record_id_cf737160_fk_wajiblapo" FOREIGN KEY ("record_id") REFERENCES "wajiblapor_rosterupload" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_uploadhistory_by_person_id_67cabd9a" ON "wajiblapor_uploadhistory" ("by_person_id");
CREATE INDEX "wajiblapor_uploadhistory_on_behalf_of_id_9f00e5eb" ON "wajiblapor_uploadhistory" ("on_behalf_of_id");
CREATE INDEX "wajiblapor_uploadhistory_record_id_cf737160" ON "wajiblapor_uploadhistory" ("record_id");
ALTER TABLE "wajiblapor_identitysection" ADD CONSTRAINT "wajiblapor_identitys_report_id_1e387153_fk_wajiblapo" FOREIGN KEY ("report_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_identitysection" ADD CONSTRAINT "wajiblapor_identitys_industry_id_de7df59a_fk_reference" FOREIGN KEY ("industry_id") REFERENCES "reference_industry" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_identitysection" ADD CONSTRAINT "wajiblapor_identitys_village_id_ae48a905_fk_reference" FOREIGN KEY ("village_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_identitysection_industry_id_de7df59a" ON "wajiblapor_identitysection" ("industry_id");
CREATE INDEX "wajiblapor_identitysection_village_id_ae48a905" ON "wajiblapor_identitysection" ("village_id");
CREATE INDEX "wajiblapor_identitysection_village_id_ae48a905_like" ON "wajiblapor_identitysection" ("village_id" varchar_pattern_ops);
create table wajiblapor_employmentspan (
    workplace_id bigint not null references identity_workplace (id) deferrable initially deferred,
    worker_index bytea not null,
    valid_from_filing_id bigint not null references wajiblapor_filing (id) deferrable initially deferred,
    valid_to_filing_id bigint references wajiblapor_filing (id) deferrable initially deferred,
    index_version smallint not null default 1 check (index_version >= 0),
    digest bytea not null,
    attributes jsonb not null,
    sealed bytea not null,
    primary key (workplace_id, worker_index, valid_from_filing_id)
) partition by hash (workplace_id);
create index employment_by_worker on wajiblapor_employmentspan (worker_index);
-- One open span for each worker of a workplace.
create unique index employment_open_once on wajiblapor_employmentspan (workplace_id, worker_index) where valid_to_filing_id is null;
create table wajiblapor_employmentspan_00 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 0);
create table wajiblapor_employmentspan_01 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 1);
create table wajiblapor_employmentspan_02 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 2);
create table wajiblapor_employmentspan_03 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 3);
create table wajiblapor_employmentspan_04 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 4);
create table wajiblapor_employmentspan_05 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 5);
create table wajiblapor_employmentspan_06 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 6);
create table wajiblapor_employmentspan_07 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 7);
create table wajiblapor_employmentspan_08 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 8);
create table wajiblapor_employmentspan_09 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 9);
create table wajiblapor_employmentspan_10 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 10);
create table wajiblapor_employmentspan_11 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 11);
create table wajiblapor_employmentspan_12 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 12);
create table wajiblapor_employmentspan_13 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 13);
create table wajiblapor_employmentspan_14 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 14);
create table wajiblapor_employmentspan_15 partition of wajiblapor_employmentspan for values with (modulus 16, remainder 15);
create function wajiblapor_keep_span() returns trigger language plpgsql as $body$
begin
    if tg_op = 'UPDATE' and old.valid_to_filing_id is null and new.valid_to_filing_id is not null
       and (old.workplace_id, old.worker_index, old.valid_from_filing_id, old.index_version, old.digest, old.attributes, old.sealed)
         = (new.workplace_id, new.worker_index, new.valid_from_filing_id, new.index_version, new.digest, new.attributes, new.sealed) then
        return new;
    end if;
    raise exception 'Employment spans only grow: % is refused.', tg_op using errcode = 'insufficient_privilege';
end
$body$;
create trigger only_grows before update or delete on wajiblapor_employmentspan for each row execute function wajiblapor_keep_span();
create trigger filings_only_grow before update or delete or truncate on wajiblapor_filing
    for each statement execute function audit_refuse_change();
insert into statistics_contribution
  (figure, source, version, region_code, month, amount, is_counted, counted_region_code, counted_amount)
select added.figure, 'wajiblapor.report:' || report.report_id, report.version, report.regency_code, report.month, added.amount, false, '', 0
from wajiblapor_reportcontribution report cross join lateral (values
  ('manpower-reports', report.reports),
  ('reported-workers', report.workers_total),
  ('reported-male-workers', report.workers_male),
  ('reported-female-workers', report.workers_female),
  ('reported-foreign-workers', report.workers_foreign)
) as added (figure, amount)
on conflict (figure, source) do nothing;
DROP TABLE "wajiblapor_monthlytally" CASCADE;
DROP TABLE "wajiblapor_reportcontribution" CASCADE;
create or replace function wajiblapor_keep_span() returns trigger language plpgsql as $body$
begin
    if tg_op = 'UPDATE' and old.valid_to_filing_id is null and new.valid_to_filing_id is not null
       and (old.workplace_id, old.worker_index, old.valid_from_filing_id, old.index_version, old.digest, old.attributes, old.sealed)
         = (new.workplace_id, new.worker_index, new.valid_from_filing_id, new.index_version, new.digest, new.attributes, new.sealed) then
        return new;
    end if;
    
    if tg_op = 'UPDATE' and new.index_version > old.index_version
       and (old.workplace_id, old.valid_from_filing_id, old.valid_to_filing_id, old.attributes, old.sealed)
         is not distinct from (new.workplace_id, new.valid_from_filing_id, new.valid_to_filing_id, new.attributes, new.sealed) then
        return new;
    end if;

    raise exception 'Employment spans only grow: % is refused.', tg_op using errcode = 'insufficient_privilege';
end
$body$;
ALTER TABLE "wajiblapor_rosterrow" ADD COLUMN "index_version" smallint DEFAULT 1 NOT NULL CHECK ("index_version" >= 0);
CREATE TABLE "wajiblapor_expectedjoiner" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "occupation_code" varchar(10) NOT NULL, "starts_on" date NULL, "source" varchar(80) NOT NULL UNIQUE, "state" varchar(10) NOT NULL, "hired_at" timestamp with time zone NOT NULL, "ended_at" timestamp with time zone NULL, "legal_entity_id" bigint NOT NULL, "person_id" bigint NOT NULL, "report_id" bigint NULL, "workplace_id" bigint NOT NULL, CONSTRAINT "joiner_named_says_in_which_report" CHECK ((("ended_at" IS NULL AND "report_id" IS NULL AND "state" = 'expected') OR ("ended_at" IS NOT NULL AND "report_id" IS NOT NULL AND "state" = 'named') OR ("ended_at" IS NOT NULL AND "report_id" IS NULL AND "state" = 'released'))));
ALTER TABLE "wajiblapor_expectedjoiner" ADD CONSTRAINT "wajiblapor_expectedj_legal_entity_id_0648ad05_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_expectedjoiner" ADD CONSTRAINT "wajiblapor_expectedj_person_id_e2d9626b_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_expectedjoiner" ADD CONSTRAINT "wajiblapor_expectedj_report_id_ec4f0ffa_fk_wajiblapo" FOREIGN KEY ("report_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_expectedjoiner" ADD CONSTRAINT "wajiblapor_expectedj_workplace_id_489b12cc_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_expectedjoiner_source_067f43ca_like" ON "wajiblapor_expectedjoiner" ("source" varchar_pattern_ops);
CREATE INDEX "wajiblapor_expectedjoiner_legal_entity_id_0648ad05" ON "wajiblapor_expectedjoiner" ("legal_entity_id");
CREATE INDEX "wajiblapor_expectedjoiner_person_id_e2d9626b" ON "wajiblapor_expectedjoiner" ("person_id");
CREATE INDEX "wajiblapor_expectedjoiner_report_id_ec4f0ffa" ON "wajiblapor_expectedjoiner" ("report_id");
CREATE INDEX "wajiblapor_expectedjoiner_workplace_id_489b12cc" ON "wajiblapor_expectedjoiner" ("workplace_id");
CREATE INDEX "joiner_expected_by_entity" ON "wajiblapor_expectedjoiner" ("legal_entity_id", "id") WHERE "state" = 'expected';
ALTER TABLE "wajiblapor_manpowerreport" DROP CONSTRAINT "filed_reports_have_number_and_days";
ALTER TABLE "wajiblapor_manpowerreport" ADD COLUMN "reminded_days" smallint NULL CHECK ("reminded_days" >= 0);
ALTER TABLE "wajiblapor_manpowerreport" ADD CONSTRAINT "filed_reports_have_number_and_days" CHECK ((NOT ("state" IN ('submitted', 'accepted', 'correcting')) OR (NOT ("number" = '') AND "next_due_on" IS NOT NULL AND "reported_on" IS NOT NULL AND "submitted_at" IS NOT NULL)));
CREATE TABLE "wajiblapor_sectionanswers" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "section" varchar(20) NOT NULL, "answers" jsonb NOT NULL, "unread" jsonb NOT NULL, "origins" jsonb NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "catalogue" varchar(20) NOT NULL, "saved_at" timestamp with time zone NOT NULL, "confirmed_at" timestamp with time zone NULL, "report_id" bigint NOT NULL, "saved_by_id" bigint NULL, CONSTRAINT "section_once_in_a_report" UNIQUE ("report_id", "section"));
CREATE TABLE "wajiblapor_attachment" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(20) NOT NULL, "uploaded_at" timestamp with time zone NOT NULL, "report_id" bigint NOT NULL, "stored_id" bigint NOT NULL UNIQUE, "uploaded_by_id" bigint NULL);
CREATE TABLE "wajiblapor_postedvacancy" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "vacancy_id" bigint NOT NULL UNIQUE, "occupation_code" varchar(10) NOT NULL, "openings" integer NOT NULL CHECK ("openings" >= 0), "filled" integer NOT NULL CHECK ("filled" >= 0), "published_on" date NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "legal_entity_id" bigint NOT NULL, "workplace_id" bigint NOT NULL);
CREATE TABLE "wajiblapor_workplaceevent" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "kind" varchar(10) NOT NULL, "happens_on" date NOT NULL, "until" date NULL, "due_on" date NOT NULL, "reported_on" date NOT NULL, "answers" jsonb NOT NULL, "number" varchar(30) NOT NULL UNIQUE, "declared_name" varchar(150) NOT NULL, "declared_position" varchar(100) NOT NULL, "filed_at" timestamp with time zone NOT NULL, "document_id" bigint NULL, "filed_by_id" bigint NULL, "legal_entity_id" bigint NOT NULL, "moved_to_id" varchar(10) NULL, "regency_id" varchar(10) NOT NULL, "workplace_id" bigint NOT NULL, CONSTRAINT "event_once_on_a_day" UNIQUE ("workplace_id", "kind", "happens_on"), CONSTRAINT "only_a_stop_has_an_end" CHECK (("until" IS NULL OR ("kind" = 'stopping' AND "until" > ("happens_on")))));
ALTER TABLE "wajiblapor_sectionanswers" ADD CONSTRAINT "wajiblapor_sectionan_report_id_cf2d26f1_fk_wajiblapo" FOREIGN KEY ("report_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_sectionanswers" ADD CONSTRAINT "wajiblapor_sectionan_saved_by_id_7a2f9e93_fk_identity_" FOREIGN KEY ("saved_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_sectionanswers_report_id_cf2d26f1" ON "wajiblapor_sectionanswers" ("report_id");
CREATE INDEX "wajiblapor_sectionanswers_saved_by_id_7a2f9e93" ON "wajiblapor_sectionanswers" ("saved_by_id");
ALTER TABLE "wajiblapor_attachment" ADD CONSTRAINT "wajiblapor_attachmen_report_id_8ec6c663_fk_wajiblapo" FOREIGN KEY ("report_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_attachment" ADD CONSTRAINT "wajiblapor_attachment_stored_id_be4228a3_fk_files_storedfile_id" FOREIGN KEY ("stored_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_attachment" ADD CONSTRAINT "wajiblapor_attachmen_uploaded_by_id_47fc2603_fk_identity_" FOREIGN KEY ("uploaded_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_attachment_report_id_8ec6c663" ON "wajiblapor_attachment" ("report_id");
CREATE INDEX "wajiblapor_attachment_uploaded_by_id_47fc2603" ON "wajiblapor_attachment" ("uploaded_by_id");
CREATE INDEX "attachment_of_report" ON "wajiblapor_attachment" ("report_id", "kind");
ALTER TABLE "wajiblapor_postedvacancy" ADD CONSTRAINT "wajiblapor_postedvac_legal_entity_id_a24f7c52_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_postedvacancy" ADD CONSTRAINT "wajiblapor_postedvac_workplace_id_03b1299a_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_postedvacancy_legal_entity_id_a24f7c52" ON "wajiblapor_postedvacancy" ("legal_entity_id");
CREATE INDEX "wajiblapor_postedvacancy_workplace_id_03b1299a" ON "wajiblapor_postedvacancy" ("workplace_id");
CREATE INDEX "posted_of_workplace" ON "wajiblapor_postedvacancy" ("workplace_id", "published_on");
ALTER TABLE "wajiblapor_workplaceevent" ADD CONSTRAINT "wajiblapor_workplace_document_id_10c689a6_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_workplaceevent" ADD CONSTRAINT "wajiblapor_workplace_filed_by_id_866319e2_fk_identity_" FOREIGN KEY ("filed_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_workplaceevent" ADD CONSTRAINT "wajiblapor_workplace_legal_entity_id_754e2c23_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_workplaceevent" ADD CONSTRAINT "wajiblapor_workplace_moved_to_id_470f786c_fk_reference" FOREIGN KEY ("moved_to_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_workplaceevent" ADD CONSTRAINT "wajiblapor_workplace_regency_id_18ff8dee_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_workplaceevent" ADD CONSTRAINT "wajiblapor_workplace_workplace_id_c1ae9426_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_workplaceevent_number_65ae10c6_like" ON "wajiblapor_workplaceevent" ("number" varchar_pattern_ops);
CREATE INDEX "wajiblapor_workplaceevent_document_id_10c689a6" ON "wajiblapor_workplaceevent" ("document_id");
CREATE INDEX "wajiblapor_workplaceevent_filed_by_id_866319e2" ON "wajiblapor_workplaceevent" ("filed_by_id");
CREATE INDEX "wajiblapor_workplaceevent_legal_entity_id_754e2c23" ON "wajiblapor_workplaceevent" ("legal_entity_id");
CREATE INDEX "wajiblapor_workplaceevent_moved_to_id_470f786c" ON "wajiblapor_workplaceevent" ("moved_to_id");
CREATE INDEX "wajiblapor_workplaceevent_moved_to_id_470f786c_like" ON "wajiblapor_workplaceevent" ("moved_to_id" varchar_pattern_ops);
CREATE INDEX "wajiblapor_workplaceevent_regency_id_18ff8dee" ON "wajiblapor_workplaceevent" ("regency_id");
CREATE INDEX "wajiblapor_workplaceevent_regency_id_18ff8dee_like" ON "wajiblapor_workplaceevent" ("regency_id" varchar_pattern_ops);
CREATE INDEX "wajiblapor_workplaceevent_workplace_id_c1ae9426" ON "wajiblapor_workplaceevent" ("workplace_id");
CREATE INDEX "event_of_workplace" ON "wajiblapor_workplaceevent" ("workplace_id", "happens_on" DESC);
CREATE INDEX "event_by_regency" ON "wajiblapor_workplaceevent" ("regency_id" varchar_pattern_ops, "filed_at" timestamptz_ops DESC, "id" int8_ops DESC);
ALTER TABLE "wajiblapor_rosterupload" ADD COLUMN "changes_seen_at" timestamp with time zone NULL;
ALTER TABLE "wajiblapor_rosterupload" ADD COLUMN "headings" jsonb DEFAULT '[]'::jsonb NOT NULL;
ALTER TABLE "wajiblapor_rosterupload" ALTER COLUMN "headings" DROP DEFAULT;
ALTER TABLE "wajiblapor_rosterupload" ADD COLUMN "return_job_id" bigint NULL CONSTRAINT "wajiblapor_rosterupload_return_job_id_d526e0dd_fk_jobs_job_id" REFERENCES "jobs_job"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "wajiblapor_rosterupload_return_job_id_d526e0dd_fk_jobs_job_id" IMMEDIATE;
ALTER TABLE "wajiblapor_rosterupload" ADD COLUMN "samples" bytea NULL;
CREATE TABLE "wajiblapor_incomingroster" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "filename" bytea NOT NULL, "size" bigint NOT NULL, "received" bigint NOT NULL, "started_at" timestamp with time zone NOT NULL, "report_id" bigint NOT NULL, "started_by_id" bigint NULL);
CREATE TABLE "wajiblapor_rosterrepair" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(10) NOT NULL, "column" varchar(20) NOT NULL, "code" varchar(40) NOT NULL, "rows" integer NOT NULL CHECK ("rows" >= 0), "repaired_at" timestamp with time zone NOT NULL, "undone_at" timestamp with time zone NULL, "repaired_by_id" bigint NULL, "upload_id" bigint NOT NULL);
CREATE TABLE "wajiblapor_incomingpart" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "offset" bigint NOT NULL, "stored_id" bigint NOT NULL, "incoming_id" bigint NOT NULL, CONSTRAINT "incoming_part_once" UNIQUE ("incoming_id", "offset"));
CREATE TABLE "wajiblapor_knownheading" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "heading" varchar(100) NOT NULL, "column" varchar(20) NOT NULL, "told_at" timestamp with time zone NOT NULL, "legal_entity_id" bigint NOT NULL, "told_by_id" bigint NULL, CONSTRAINT "known_heading_once" UNIQUE ("legal_entity_id", "heading"));
CREATE TABLE "wajiblapor_repairedrow" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "row" integer NOT NULL CHECK ("row" >= 0), "sealed" bytea NOT NULL, "repair_id" bigint NOT NULL, CONSTRAINT "repaired_row_once" UNIQUE ("repair_id", "row"));
CREATE TABLE "wajiblapor_waitingrow" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "row" integer NOT NULL CHECK ("row" >= 0), "sealed" bytea NOT NULL, "upload_id" bigint NOT NULL, CONSTRAINT "waiting_row_once" UNIQUE ("upload_id", "row"));
CREATE INDEX "wajiblapor_rosterupload_return_job_id_d526e0dd" ON "wajiblapor_rosterupload" ("return_job_id");
ALTER TABLE "wajiblapor_incomingroster" ADD CONSTRAINT "wajiblapor_incomingr_report_id_02e4b5c8_fk_wajiblapo" FOREIGN KEY ("report_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_incomingroster" ADD CONSTRAINT "wajiblapor_incomingr_started_by_id_87254f69_fk_identity_" FOREIGN KEY ("started_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_incomingroster_report_id_02e4b5c8" ON "wajiblapor_incomingroster" ("report_id");
CREATE INDEX "wajiblapor_incomingroster_started_by_id_87254f69" ON "wajiblapor_incomingroster" ("started_by_id");
ALTER TABLE "wajiblapor_rosterrepair" ADD CONSTRAINT "wajiblapor_rosterrep_repaired_by_id_28caef39_fk_identity_" FOREIGN KEY ("repaired_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_rosterrepair_repaired_by_id_28caef39" ON "wajiblapor_rosterrepair" ("repaired_by_id");
CREATE INDEX "wajiblapor_rosterrepair_upload_id_5364f273" ON "wajiblapor_rosterrepair" ("upload_id");
ALTER TABLE "wajiblapor_incomingpart" ADD CONSTRAINT "wajiblapor_incomingp_stored_id_75851734_fk_files_sto" FOREIGN KEY ("stored_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_incomingpart" ADD CONSTRAINT "wajiblapor_incomingp_incoming_id_5a9746c2_fk_wajiblapo" FOREIGN KEY ("incoming_id") REFERENCES "wajiblapor_incomingroster" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_incomingpart_stored_id_75851734" ON "wajiblapor_incomingpart" ("stored_id");
CREATE INDEX "wajiblapor_incomingpart_incoming_id_5a9746c2" ON "wajiblapor_incomingpart" ("incoming_id");
ALTER TABLE "wajiblapor_knownheading" ADD CONSTRAINT "wajiblapor_knownhead_legal_entity_id_da4beb31_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_knownheading" ADD CONSTRAINT "wajiblapor_knownhead_told_by_id_8dbc780d_fk_identity_" FOREIGN KEY ("told_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_knownheading_legal_entity_id_da4beb31" ON "wajiblapor_knownheading" ("legal_entity_id");
CREATE INDEX "wajiblapor_knownheading_told_by_id_8dbc780d" ON "wajiblapor_knownheading" ("told_by_id");
ALTER TABLE "wajiblapor_repairedrow" ADD CONSTRAINT "wajiblapor_repairedr_repair_id_9027a456_fk_wajiblapo" FOREIGN KEY ("repair_id") REFERENCES "wajiblapor_rosterrepair" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_repairedrow_repair_id_9027a456" ON "wajiblapor_repairedrow" ("repair_id");
CREATE INDEX "wajiblapor_waitingrow_upload_id_8bcdf16e" ON "wajiblapor_waitingrow" ("upload_id");
CREATE TABLE "wajiblapor_reportreview" ("report_id" bigint NOT NULL PRIMARY KEY, "regency_id" varchar(10) NOT NULL, "phase" varchar(8) NOT NULL, "wanted_at" timestamp with time zone NOT NULL, "due_on" date NULL, "days_left" smallint NULL CHECK ("days_left" >= 0), "assigned_to_id" bigint NULL, "assigned_at" timestamp with time zone NULL, "decided_at" timestamp with time zone NULL, "decided_by_id" bigint NULL, CONSTRAINT "review_clock_runs_or_stands" CHECK ((("days_left" IS NULL AND "due_on" IS NOT NULL AND "phase" = 'waiting') OR ("days_left" IS NOT NULL AND "due_on" IS NULL AND "phase" = 'returned') OR "phase" = 'done')), CONSTRAINT "review_assigned_says_when" CHECK ((("assigned_at" IS NULL AND "assigned_to_id" IS NULL) OR ("assigned_at" IS NOT NULL AND "assigned_to_id" IS NOT NULL))));
CREATE TABLE "wajiblapor_reviewskip" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "review_id" bigint NOT NULL, "officer_id" bigint NOT NULL, "reason" varchar(10) NOT NULL, "note" varchar(500) NOT NULL, "skipped_at" timestamp with time zone NOT NULL, CONSTRAINT "review_skipped_once_by_an_officer" UNIQUE ("review_id", "officer_id"));
CREATE TABLE "wajiblapor_reportreturn" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "report_id" bigint NOT NULL, "filing_id" bigint NOT NULL, "returned_at" timestamp with time zone NOT NULL, "returned_by_id" bigint NULL, "answer_by" date NOT NULL, "settled_at" timestamp with time zone NULL, CONSTRAINT "return_settled_after_it_was_made" CHECK (("settled_at" IS NULL OR "settled_at" >= ("returned_at"))));
CREATE TABLE "wajiblapor_returnnote" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "made_in_id" bigint NOT NULL, "section" varchar(20) NOT NULL, "reason" varchar(15) NOT NULL, "note" varchar(500) NOT NULL);
CREATE TABLE "wajiblapor_employmentdispute" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "person_id" bigint NOT NULL, "legal_entity_id" bigint NOT NULL, "workplace_id" bigint NOT NULL, "regency_id" varchar(10) NOT NULL, "filing_id" bigint NOT NULL, "matter" varchar(16) NOT NULL, "statement" bytea NOT NULL, "state" varchar(10) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "opened_at" timestamp with time zone NOT NULL, "answer_by" date NULL, "answer" bytea NULL, "answered_at" timestamp with time zone NULL, "answered_by_id" bigint NULL, CONSTRAINT "disputes_that_wait_have_a_day" CHECK ((NOT ("state" IN ('open', 'agreed')) OR "answer_by" IS NOT NULL)));
CREATE TABLE "wajiblapor_disputehistory" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "record_id" bigint NOT NULL);
ALTER TABLE "wajiblapor_manpowerreport" DROP CONSTRAINT "filed_reports_have_number_and_days";
ALTER TABLE "wajiblapor_manpowerreport" ADD CONSTRAINT "filed_reports_have_number_and_days" CHECK ((NOT ("state" IN ('submitted', 'returned', 'accepted', 'correcting')) OR (NOT ("number" = '') AND "next_due_on" IS NOT NULL AND "reported_on" IS NOT NULL AND "submitted_at" IS NOT NULL)));
insert into wajiblapor_reportreview (report_id, regency_id, phase, wanted_at, due_on)
            select id, regency_id, 'waiting', submitted_at, (submitted_at at time zone 'Asia/Jakarta')::date + 14
            from wajiblapor_manpowerreport where state = 'submitted';
ALTER TABLE "wajiblapor_reportreview" ADD CONSTRAINT "wajiblapor_reportrev_report_id_c7d0e43a_fk_wajiblapo" FOREIGN KEY ("report_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_reportreview" ADD CONSTRAINT "wajiblapor_reportrev_regency_id_887005f9_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_reportreview" ADD CONSTRAINT "wajiblapor_reportrev_assigned_to_id_8aba2b0e_fk_identity_" FOREIGN KEY ("assigned_to_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_reportreview" ADD CONSTRAINT "wajiblapor_reportrev_decided_by_id_dc05157a_fk_identity_" FOREIGN KEY ("decided_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_reportreview_regency_id_887005f9" ON "wajiblapor_reportreview" ("regency_id");
CREATE INDEX "wajiblapor_reportreview_regency_id_887005f9_like" ON "wajiblapor_reportreview" ("regency_id" varchar_pattern_ops);
CREATE INDEX "wajiblapor_reportreview_assigned_to_id_8aba2b0e" ON "wajiblapor_reportreview" ("assigned_to_id");
CREATE INDEX "wajiblapor_reportreview_decided_by_id_dc05157a" ON "wajiblapor_reportreview" ("decided_by_id");
CREATE INDEX "review_open_by_regency" ON "wajiblapor_reportreview" ("regency_id" varchar_pattern_ops, "wanted_at" timestamptz_ops, "report_id" int8_ops) WHERE NOT ("phase" = 'done');
CREATE INDEX "review_open_oldest" ON "wajiblapor_reportreview" ("wanted_at", "report_id") WHERE NOT ("phase" = 'done');
CREATE INDEX "review_by_officer" ON "wajiblapor_reportreview" ("assigned_to_id") WHERE "phase" = 'waiting';
ALTER TABLE "wajiblapor_reviewskip" ADD CONSTRAINT "wajiblapor_reviewski_review_id_0617dbaf_fk_wajiblapo" FOREIGN KEY ("review_id") REFERENCES "wajiblapor_reportreview" ("report_id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_reviewskip" ADD CONSTRAINT "wajiblapor_reviewskip_officer_id_fe6673bf_fk_identity_person_id" FOREIGN KEY ("officer_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_reviewskip_review_id_0617dbaf" ON "wajiblapor_reviewskip" ("review_id");
CREATE INDEX "wajiblapor_reviewskip_officer_id_fe6673bf" ON "wajiblapor_reviewskip" ("officer_id");
ALTER TABLE "wajiblapor_reportreturn" ADD CONSTRAINT "wajiblapor_reportret_report_id_d5075673_fk_wajiblapo" FOREIGN KEY ("report_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_reportreturn" ADD CONSTRAINT "wajiblapor_reportret_filing_id_0a1d8426_fk_wajiblapo" FOREIGN KEY ("filing_id") REFERENCES "wajiblapor_filing" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_reportreturn" ADD CONSTRAINT "wajiblapor_reportret_returned_by_id_95df88dd_fk_identity_" FOREIGN KEY ("returned_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_open_return_per_report" ON "wajiblapor_reportreturn" ("report_id") WHERE "settled_at" IS NULL;
CREATE INDEX "wajiblapor_reportreturn_report_id_d5075673" ON "wajiblapor_reportreturn" ("report_id");
CREATE INDEX "wajiblapor_reportreturn_filing_id_0a1d8426" ON "wajiblapor_reportreturn" ("filing_id");
CREATE INDEX "wajiblapor_reportreturn_returned_by_id_95df88dd" ON "wajiblapor_reportreturn" ("returned_by_id");
ALTER TABLE "wajiblapor_returnnote" ADD CONSTRAINT "wajiblapor_returnnot_made_in_id_f05c1dd6_fk_wajiblapo" FOREIGN KEY ("made_in_id") REFERENCES "wajiblapor_reportreturn" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_returnnote_made_in_id_f05c1dd6" ON "wajiblapor_returnnote" ("made_in_id");
ALTER TABLE "wajiblapor_employmentdispute" ADD CONSTRAINT "wajiblapor_employmen_person_id_9cdd3685_fk_identity_" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_employmentdispute" ADD CONSTRAINT "wajiblapor_employmen_legal_entity_id_94bdd0c2_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_employmentdispute" ADD CONSTRAINT "wajiblapor_employmen_workplace_id_a6f486ee_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_employmentdispute" ADD CONSTRAINT "wajiblapor_employmen_regency_id_772ff2ee_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_employmentdispute" ADD CONSTRAINT "wajiblapor_employmen_filing_id_67c46205_fk_wajiblapo" FOREIGN KEY ("filing_id") REFERENCES "wajiblapor_filing" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_employmentdispute" ADD CONSTRAINT "wajiblapor_employmen_answered_by_id_b3f2ac86_fk_identity_" FOREIGN KEY ("answered_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_standing_dispute_per_workplace" ON "wajiblapor_employmentdispute" ("person_id", "workplace_id") WHERE "state" IN ('open', 'agreed', 'explained', 'unanswered', 'escalated');
CREATE INDEX "wajiblapor_employmentdispute_person_id_9cdd3685" ON "wajiblapor_employmentdispute" ("person_id");
CREATE INDEX "wajiblapor_employmentdispute_legal_entity_id_94bdd0c2" ON "wajiblapor_employmentdispute" ("legal_entity_id");
CREATE INDEX "wajiblapor_employmentdispute_workplace_id_a6f486ee" ON "wajiblapor_employmentdispute" ("workplace_id");
CREATE INDEX "wajiblapor_employmentdispute_regency_id_772ff2ee" ON "wajiblapor_employmentdispute" ("regency_id");
CREATE INDEX "wajiblapor_employmentdispute_regency_id_772ff2ee_like" ON "wajiblapor_employmentdispute" ("regency_id" varchar_pattern_ops);
CREATE INDEX "wajiblapor_employmentdispute_filing_id_67c46205" ON "wajiblapor_employmentdispute" ("filing_id");
CREATE INDEX "wajiblapor_employmentdispute_answered_by_id_b3f2ac86" ON "wajiblapor_employmentdispute" ("answered_by_id");
CREATE INDEX "dispute_of_company" ON "wajiblapor_employmentdispute" ("legal_entity_id", "opened_at" DESC, "id" DESC);
CREATE INDEX "dispute_due" ON "wajiblapor_employmentdispute" ("answer_by") WHERE "state" IN ('open', 'agreed');
CREATE INDEX "dispute_for_officers" ON "wajiblapor_employmentdispute" ("regency_id" varchar_pattern_ops, "opened_at" timestamptz_ops, "id" int8_ops) WHERE "state" IN ('unanswered', 'escalated');
ALTER TABLE "wajiblapor_disputehistory" ADD CONSTRAINT "wajiblapor_disputehi_by_person_id_0511d835_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_disputehistory" ADD CONSTRAINT "wajiblapor_disputehi_on_behalf_of_id_6a0b5991_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_disputehistory" ADD CONSTRAINT "wajiblapor_disputehi_record_id_b4fe73f4_fk_wajiblapo" FOREIGN KEY ("record_id") REFERENCES "wajiblapor_employmentdispute" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_disputehistory_by_person_id_0511d835" ON "wajiblapor_disputehistory" ("by_person_id");
CREATE INDEX "wajiblapor_disputehistory_on_behalf_of_id_6a0b5991" ON "wajiblapor_disputehistory" ("on_behalf_of_id");
CREATE INDEX "wajiblapor_disputehistory_record_id_b4fe73f4" ON "wajiblapor_disputehistory" ("record_id");
CREATE TABLE "wajiblapor_workplaceclock" ("workplace_id" bigint NOT NULL PRIMARY KEY, "legal_entity_id" bigint NOT NULL, "regency_id" varchar(10) NOT NULL, "sector" varchar(1) NOT NULL, "scale" varchar(8) NOT NULL, "due_on" date NOT NULL, "last_report_id" bigint NULL, "reported_on" date NULL, "announced_for" date NULL, "invited_at" timestamp with time zone NULL, "letters" smallint NOT NULL CHECK ("letters" >= 0), "has_account" boolean NOT NULL, "has_bounced" boolean NOT NULL, "refreshed_at" timestamp with time zone NOT NULL);
CREATE TABLE "wajiblapor_compliancecount" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "regency_id" varchar(10) NOT NULL, "sector" varchar(1) NOT NULL, "scale" varchar(8) NOT NULL, "due_month" date NOT NULL, "obliged" integer NOT NULL CHECK ("obliged" >= 0), "current" integer NOT NULL CHECK ("current" >= 0), "late" integer NOT NULL CHECK ("late" >= 0), "never" integer NOT NULL CHECK ("never" >= 0), "counted_at" timestamp with time zone NOT NULL, CONSTRAINT "compliance_counted_once" UNIQUE ("regency_id", "sector", "scale", "due_month"), CONSTRAINT "compliance_counts_add_up" CHECK ("obliged" >= (("current" + "late") + "never")));
CREATE TABLE "wajiblapor_warningletter" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "workplace_id" bigint NOT NULL, "legal_entity_id" bigint NOT NULL, "regency_id" varchar(10) NOT NULL, "due_on" date NOT NULL, "ordinal" smallint NOT NULL CHECK ("ordinal" >= 0), "authority" varchar(10) NOT NULL, "number" varchar(40) NOT NULL UNIQUE, "document_id" bigint NOT NULL, "issued_at" timestamp with time zone NOT NULL, "issued_by_id" bigint NULL, "answer_by" date NOT NULL, "settled_at" timestamp with time zone NULL, CONSTRAINT "warning_once_per_day_and_ordinal" UNIQUE ("workplace_id", "due_on", "ordinal"));
ALTER TABLE "wajiblapor_workplaceclock" ADD CONSTRAINT "wajiblapor_workplace_workplace_id_a8f92e09_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_workplaceclock" ADD CONSTRAINT "wajiblapor_workplace_legal_entity_id_4f4a79ad_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_workplaceclock" ADD CONSTRAINT "wajiblapor_workplace_regency_id_5d95d4ec_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_workplaceclock" ADD CONSTRAINT "wajiblapor_workplace_last_report_id_e2fbfab6_fk_wajiblapo" FOREIGN KEY ("last_report_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_workplaceclock_legal_entity_id_4f4a79ad" ON "wajiblapor_workplaceclock" ("legal_entity_id");
CREATE INDEX "wajiblapor_workplaceclock_regency_id_5d95d4ec" ON "wajiblapor_workplaceclock" ("regency_id");
CREATE INDEX "wajiblapor_workplaceclock_regency_id_5d95d4ec_like" ON "wajiblapor_workplaceclock" ("regency_id" varchar_pattern_ops);
CREATE INDEX "wajiblapor_workplaceclock_last_report_id_e2fbfab6" ON "wajiblapor_workplaceclock" ("last_report_id");
CREATE INDEX "clock_by_regency" ON "wajiblapor_workplaceclock" ("regency_id" varchar_pattern_ops, "due_on" date_ops, "workplace_id" int8_ops);
CREATE INDEX "clock_by_day" ON "wajiblapor_workplaceclock" ("due_on", "workplace_id");
ALTER TABLE "wajiblapor_compliancecount" ADD CONSTRAINT "wajiblapor_complianc_regency_id_635eae5c_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_compliancecount_regency_id_635eae5c" ON "wajiblapor_compliancecount" ("regency_id");
CREATE INDEX "wajiblapor_compliancecount_regency_id_635eae5c_like" ON "wajiblapor_compliancecount" ("regency_id" varchar_pattern_ops);
ALTER TABLE "wajiblapor_warningletter" ADD CONSTRAINT "wajiblapor_warningle_workplace_id_0de0679f_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_warningletter" ADD CONSTRAINT "wajiblapor_warningle_legal_entity_id_b39ccdc2_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_warningletter" ADD CONSTRAINT "wajiblapor_warningle_regency_id_99af85ad_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_warningletter" ADD CONSTRAINT "wajiblapor_warningle_document_id_cf4edecb_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_warningletter" ADD CONSTRAINT "wajiblapor_warningle_issued_by_id_09f92c14_fk_identity_" FOREIGN KEY ("issued_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_warningletter_workplace_id_0de0679f" ON "wajiblapor_warningletter" ("workplace_id");
CREATE INDEX "wajiblapor_warningletter_legal_entity_id_b39ccdc2" ON "wajiblapor_warningletter" ("legal_entity_id");
CREATE INDEX "wajiblapor_warningletter_regency_id_99af85ad" ON "wajiblapor_warningletter" ("regency_id");
CREATE INDEX "wajiblapor_warningletter_regency_id_99af85ad_like" ON "wajiblapor_warningletter" ("regency_id" varchar_pattern_ops);
CREATE INDEX "wajiblapor_warningletter_number_9007f657_like" ON "wajiblapor_warningletter" ("number" varchar_pattern_ops);
CREATE INDEX "wajiblapor_warningletter_document_id_cf4edecb" ON "wajiblapor_warningletter" ("document_id");
CREATE INDEX "wajiblapor_warningletter_issued_by_id_09f92c14" ON "wajiblapor_warningletter" ("issued_by_id");
SELECT
                c.conname,
                array(
                    SELECT attname
                    FROM unnest(c.conkey) WITH ORDINALITY cols(colid, arridx)
                    JOIN pg_attribute AS ca ON cols.colid = ca.attnum
                    WHERE ca.attrelid = c.conrelid
                    ORDER BY cols.arridx
                ),
                c.contype,
                (SELECT fkc.relname || '.' || fka.attname
                FROM pg_attribute AS fka
                JOIN pg_class AS fkc ON fka.attrelid = fkc.oid
                WHERE fka.attrelid = c.confrelid AND fka.attnum = c.confkey[1]),
                cl.reloptions
            FROM pg_constraint AS c
            JOIN pg_class AS cl ON c.conrelid = cl.oid
            WHERE cl.relname = 'wajiblapor_incomingroster' AND pg_catalog.pg_table_is_visible(cl.oid);
SELECT
                indexname,
                array_agg(attname ORDER BY arridx),
                indisunique,
                indisprimary,
                array_agg(ordering ORDER BY arridx),
                amname,
                exprdef,
                s2.attoptions
            FROM (
                SELECT
                    c2.relname as indexname, idx.*, attr.attname, am.amname,
                    CASE
                        WHEN idx.indexprs IS NOT NULL THEN
                            pg_get_indexdef(idx.indexrelid)
                    END AS exprdef,
                    CASE am.amname
                        WHEN 'btree' THEN
                            CASE (option & 1)
                                WHEN 1 THEN 'DESC' ELSE 'ASC'
                            END
                    END as ordering,
                    c2.reloptions as attoptions
                FROM (
                    SELECT *
                    FROM
                        pg_index i,
                        unnest(i.indkey, i.indoption)
                            WITH ORDINALITY koi(key, option, arridx)
                ) idx
                LEFT JOIN pg_class c ON idx.indrelid = c.oid
                LEFT JOIN pg_class c2 ON idx.indexrelid = c2.oid
                LEFT JOIN pg_am am ON c2.relam = am.oid
                LEFT JOIN
                    pg_attribute attr ON attr.attrelid = c.oid AND attr.attnum = idx.key
                WHERE c.relname = 'wajiblapor_incomingroster' AND pg_catalog.pg_table_is_visible(c.oid)
            ) s2
            GROUP BY indexname, indisunique, indisprimary, amname, exprdef, attoptions;
SET CONSTRAINTS "wajiblapor_incomingr_report_id_02e4b5c8_fk_wajiblapo" IMMEDIATE; ALTER TABLE "wajiblapor_incomingroster" DROP CONSTRAINT "wajiblapor_incomingr_report_id_02e4b5c8_fk_wajiblapo";
ALTER TABLE "wajiblapor_incomingroster" DROP COLUMN "report_id" CASCADE;
SELECT
                c.conname,
                array(
                    SELECT attname
                    FROM unnest(c.conkey) WITH ORDINALITY cols(colid, arridx)
                    JOIN pg_attribute AS ca ON cols.colid = ca.attnum
                    WHERE ca.attrelid = c.conrelid
                    ORDER BY cols.arridx
                ),
                c.contype,
                (SELECT fkc.relname || '.' || fka.attname
                FROM pg_attribute AS fka
                JOIN pg_class AS fkc ON fka.attrelid = fkc.oid
                WHERE fka.attrelid = c.confrelid AND fka.attnum = c.confkey[1]),
                cl.reloptions
            FROM pg_constraint AS c
            JOIN pg_class AS cl ON c.conrelid = cl.oid
            WHERE cl.relname = 'wajiblapor_incomingroster' AND pg_catalog.pg_table_is_visible(cl.oid);
SELECT
                indexname,
                array_agg(attname ORDER BY arridx),
                indisunique,
                indisprimary,
                array_agg(ordering ORDER BY arridx),
                amname,
                exprdef,
                s2.attoptions
            FROM (
                SELECT
                    c2.relname as indexname, idx.*, attr.attname, am.amname,
                    CASE
                        WHEN idx.indexprs IS NOT NULL THEN
                            pg_get_indexdef(idx.indexrelid)
                    END AS exprdef,
                    CASE am.amname
                        WHEN 'btree' THEN
                            CASE (option & 1)
                                WHEN 1 THEN 'DESC' ELSE 'ASC'
                            END
                    END as ordering,
                    c2.reloptions as attoptions
                FROM (
                    SELECT *
                    FROM
                        pg_index i,
                        unnest(i.indkey, i.indoption)
                            WITH ORDINALITY koi(key, option, arridx)
                ) idx
                LEFT JOIN pg_class c ON idx.indrelid = c.oid
                LEFT JOIN pg_class c2 ON idx.indexrelid = c2.oid
                LEFT JOIN pg_am am ON c2.relam = am.oid
                LEFT JOIN
                    pg_attribute attr ON attr.attrelid = c.oid AND attr.attnum = idx.key
                WHERE c.relname = 'wajiblapor_incomingroster' AND pg_catalog.pg_table_is_visible(c.oid)
            ) s2
            GROUP BY indexname, indisunique, indisprimary, amname, exprdef, attoptions;
SET CONSTRAINTS "wajiblapor_incomingr_started_by_id_87254f69_fk_identity_" IMMEDIATE; ALTER TABLE "wajiblapor_incomingroster" DROP CONSTRAINT "wajiblapor_incomingr_started_by_id_87254f69_fk_identity_";
ALTER TABLE "wajiblapor_incomingroster" DROP COLUMN "started_by_id" CASCADE;
ALTER TABLE "wajiblapor_rosterupload" DROP COLUMN "changes_seen_at" CASCADE;
DROP TABLE "wajiblapor_incomingpart" CASCADE;
DROP TABLE "wajiblapor_incomingroster" CASCADE;
CREATE TABLE "wajiblapor_eventhistory" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL);
ALTER TABLE "wajiblapor_workplaceevent" DROP CONSTRAINT "event_once_on_a_day";
ALTER TABLE "wajiblapor_attachment" ADD COLUMN "removed_at" timestamp with time zone NULL;
ALTER TABLE "wajiblapor_compliancecount" ADD COLUMN "unreached" integer DEFAULT 0 NOT NULL CHECK ("unreached" >= 0);
ALTER TABLE "wajiblapor_compliancecount" ALTER COLUMN "unreached" DROP DEFAULT;
ALTER TABLE "wajiblapor_warningletter" ADD COLUMN "delivery" varchar(8) DEFAULT '' NOT NULL;
ALTER TABLE "wajiblapor_warningletter" ALTER COLUMN "delivery" DROP DEFAULT;
ALTER TABLE "wajiblapor_warningletter" ADD COLUMN "delivery_noted_by_id" bigint NULL CONSTRAINT "wajiblapor_warningle_delivery_noted_by_id_bba45791_fk_identity_" REFERENCES "identity_person"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "wajiblapor_warningle_delivery_noted_by_id_bba45791_fk_identity_" IMMEDIATE;
ALTER TABLE "wajiblapor_warningletter" ADD COLUMN "delivery_on" date NULL;
ALTER TABLE "wajiblapor_workplaceclock" ADD COLUMN "letter_delivery" varchar(8) DEFAULT '' NOT NULL;
ALTER TABLE "wajiblapor_workplaceclock" ALTER COLUMN "letter_delivery" DROP DEFAULT;
ALTER TABLE "wajiblapor_workplaceevent" ADD COLUMN "new_address" varchar(300) DEFAULT '' NOT NULL;
ALTER TABLE "wajiblapor_workplaceevent" ALTER COLUMN "new_address" DROP DEFAULT;
ALTER TABLE "wajiblapor_workplaceevent" ADD COLUMN "new_postal_code" varchar(5) DEFAULT '' NOT NULL;
ALTER TABLE "wajiblapor_workplaceevent" ALTER COLUMN "new_postal_code" DROP DEFAULT;
ALTER TABLE "wajiblapor_workplaceevent" ADD COLUMN "new_village_id" varchar(10) NULL CONSTRAINT "wajiblapor_workplace_new_village_id_a8232f7e_fk_reference" REFERENCES "reference_region"("code") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "wajiblapor_workplace_new_village_id_a8232f7e_fk_reference" IMMEDIATE;
ALTER TABLE "wajiblapor_workplaceevent" ADD COLUMN "state" varchar(10) DEFAULT 'reported' NOT NULL;
ALTER TABLE "wajiblapor_workplaceevent" ALTER COLUMN "state" DROP DEFAULT;
ALTER TABLE "wajiblapor_workplaceevent" ADD COLUMN "version" integer DEFAULT 1 NOT NULL CHECK ("version" >= 0);
ALTER TABLE "wajiblapor_workplaceevent" ALTER COLUMN "version" DROP DEFAULT;
CREATE INDEX "event_waiting" ON "wajiblapor_workplaceevent" ("filed_at", "id") WHERE "state" = 'reported';
CREATE INDEX "event_to_come" ON "wajiblapor_workplaceevent" ("happens_on") WHERE "state" = 'accepted';
ALTER TABLE "wajiblapor_warningletter" ADD CONSTRAINT "noted_letters_have_a_day" CHECK ((("delivery" = '' AND "delivery_on" IS NULL) OR (NOT ("delivery" = '') AND "delivery_on" IS NOT NULL)));
CREATE UNIQUE INDEX "event_once_on_a_day" ON "wajiblapor_workplaceevent" ("workplace_id", "kind", "happens_on") WHERE NOT ("state" IN ('declined', 'withdrawn'));
ALTER TABLE "wajiblapor_workplaceevent" ADD CONSTRAINT "event_postal_code_has_5_digits" CHECK (("new_postal_code" = '' OR "new_postal_code"::text ~ '^\d{5}$'));
ALTER TABLE "wajiblapor_eventhistory" ADD COLUMN "by_person_id" bigint NULL CONSTRAINT "wajiblapor_eventhist_by_person_id_aae6cbf1_fk_identity_" REFERENCES "identity_person"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "wajiblapor_eventhist_by_person_id_aae6cbf1_fk_identity_" IMMEDIATE;
ALTER TABLE "wajiblapor_eventhistory" ADD COLUMN "on_behalf_of_id" bigint NULL CONSTRAINT "wajiblapor_eventhist_on_behalf_of_id_c7970d44_fk_identity_" REFERENCES "identity_person"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "wajiblapor_eventhist_on_behalf_of_id_c7970d44_fk_identity_" IMMEDIATE;
ALTER TABLE "wajiblapor_eventhistory" ADD COLUMN "record_id" bigint NOT NULL CONSTRAINT "wajiblapor_eventhist_record_id_9f05929a_fk_wajiblapo" REFERENCES "wajiblapor_workplaceevent"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "wajiblapor_eventhist_record_id_9f05929a_fk_wajiblapo" IMMEDIATE;
CREATE INDEX "wajiblapor_warningletter_delivery_noted_by_id_bba45791" ON "wajiblapor_warningletter" ("delivery_noted_by_id");
CREATE INDEX "wajiblapor_workplaceevent_new_village_id_a8232f7e" ON "wajiblapor_workplaceevent" ("new_village_id");
CREATE INDEX "wajiblapor_workplaceevent_new_village_id_a8232f7e_like" ON "wajiblapor_workplaceevent" ("new_village_id" varchar_pattern_ops);
CREATE INDEX "wajiblapor_eventhistory_by_person_id_aae6cbf1" ON "wajiblapor_eventhistory" ("by_person_id");
CREATE INDEX "wajiblapor_eventhistory_on_behalf_of_id_c7970d44" ON "wajiblapor_eventhistory" ("on_behalf_of_id");
CREATE INDEX "wajiblapor_eventhistory_record_id_9f05929a" ON "wajiblapor_eventhistory" ("record_id");
ALTER TABLE "wajiblapor_rosterupload" ADD COLUMN "remarks" jsonb DEFAULT '[]'::jsonb NOT NULL;
ALTER TABLE "wajiblapor_rosterupload" ALTER COLUMN "remarks" DROP DEFAULT;
CREATE TABLE "wajiblapor_inspectionplan" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "month" date NOT NULL, "state" varchar(10) NOT NULL, "seed" varchar(32) NOT NULL, "opened_at" timestamp with time zone NOT NULL, "opened_by_id" bigint NULL, "region_id" varchar(10) NOT NULL, CONSTRAINT "one_inspection_plan_per_province_and_month" UNIQUE ("region_id", "month"), CONSTRAINT "inspection_plan_starts_a_month" CHECK (EXTRACT(DAY FROM "month") = 1));
CREATE TABLE "wajiblapor_planhistory" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "wajiblapor_inspectorcapacity" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "most" smallint NOT NULL CHECK ("most" >= 0), "note" varchar(300) NOT NULL, "inspector_id" bigint NOT NULL, "plan_id" bigint NOT NULL, CONSTRAINT "capacity_once_per_plan_and_inspector" UNIQUE ("plan_id", "inspector_id"));
CREATE TABLE "wajiblapor_workplacerisk" ("workplace_id" bigint NOT NULL PRIMARY KEY, "score" smallint NOT NULL CHECK ("score" >= 0), "reasons" jsonb NOT NULL, "visited_on" date NULL, "weighed_at" timestamp with time zone NOT NULL, "legal_entity_id" bigint NOT NULL, "regency_id" varchar(10) NOT NULL);
CREATE TABLE "wajiblapor_inspection" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "kind" varchar(10) NOT NULL, "origin" varchar(10) NOT NULL, "state" varchar(12) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "score" smallint NOT NULL CHECK ("score" >= 0), "reasons" jsonb NOT NULL, "plan_note" varchar(500) NOT NULL, "tip" bytea NULL, "is_announced" boolean NOT NULL, "visit_on" date NULL, "answer_by" date NULL, "reminded_days" smallint NULL CHECK ("reminded_days" >= 0), "opened_at" timestamp with time zone NOT NULL, "ended_at" timestamp with time zone NULL, "filing_id" bigint NULL, "legal_entity_id" bigint NOT NULL, "regency_id" varchar(10) NOT NULL, "workplace_id" bigint NOT NULL, "plan_id" bigint NOT NULL, CONSTRAINT "inspections_under_a_note_have_a_day" CHECK ((NOT ("state" IN ('first_note', 'second_note')) OR "answer_by" IS NOT NULL)));
CREATE TABLE "wajiblapor_inspectionhistory" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "wajiblapor_inspectionmember" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "is_lead" boolean NOT NULL, "conflict" varchar(8) NOT NULL, "declared_at" timestamp with time zone NULL, "note" varchar(500) NOT NULL, "assigned_at" timestamp with time zone NOT NULL, "inspection_id" bigint NOT NULL, "inspector_id" bigint NOT NULL, CONSTRAINT "inspector_once_in_a_team" UNIQUE ("inspection_id", "inspector_id"), CONSTRAINT "conflict_said_says_when" CHECK ((("conflict" = 'unsaid' AND "declared_at" IS NULL) OR (NOT ("conflict" = 'unsaid') AND "declared_at" IS NOT NULL))));
CREATE TABLE "wajiblapor_dutyletter" ("inspection_id" bigint NOT NULL PRIMARY KEY, "number" varchar(40) NOT NULL UNIQUE, "issued_at" timestamp with time zone NOT NULL, "valid_from" date NOT NULL, "valid_to" date NOT NULL, "document_id" bigint NOT NULL, "issued_by_id" bigint NULL, CONSTRAINT "duty_ends_after_it_starts" CHECK ("valid_to" >= ("valid_from")));
CREATE TABLE "wajiblapor_inspectionvisit" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "key" uuid NOT NULL UNIQUE, "visited_on" date NOT NULL, "met_name" bytea NOT NULL, "met_position" varchar(100) NOT NULL, "summary" bytea NULL, "recorded_at" timestamp with time zone NOT NULL, "inspection_id" bigint NOT NULL, "recorded_by_id" bigint NULL);
CREATE TABLE "wajiblapor_visitpicture" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "caption" varchar(200) NOT NULL, "added_at" timestamp with time zone NOT NULL, "added_by_id" bigint NULL, "stored_id" bigint NOT NULL, "visit_id" bigint NOT NULL);
CREATE TABLE "wajiblapor_normcheck" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "norm" varchar(40) NOT NULL, "told" varchar(8) NOT NULL, "outcome" varchar(8) NOT NULL, "inspection_id" bigint NOT NULL, CONSTRAINT "norm_once_in_a_checklist" UNIQUE ("inspection_id", "norm"));
CREATE TABLE "wajiblapor_finding" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "norm" varchar(40) NOT NULL, "title" varchar(150) NOT NULL, "legal_basis" varchar(300) NOT NULL, "seen" bytea NOT NULL, "days" smallint NOT NULL CHECK ("days" >= 0), "fulfil_by" date NULL, "state" varchar(10) NOT NULL, "found_at" timestamp with time zone NOT NULL, "found_by_id" bigint NULL, "inspection_id" bigint NOT NULL);
CREATE TABLE "wajiblapor_findinghistory" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "wajiblapor_findinganswer" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "words" bytea NOT NULL, "answered_at" timestamp with time zone NOT NULL, "answered_by_id" bigint NULL, "finding_id" bigint NOT NULL, "stored_id" bigint NULL);
CREATE TABLE "wajiblapor_inspectionnote" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "level" smallint NOT NULL CHECK ("level" >= 0), "number" varchar(40) NOT NULL UNIQUE, "content" bytea NOT NULL, "issued_at" timestamp with time zone NOT NULL, "answer_by" date NOT NULL, "document_id" bigint NOT NULL, "inspection_id" bigint NOT NULL, "issued_by_id" bigint NULL, CONSTRAINT "note_once_per_level" UNIQUE ("inspection_id", "level"), CONSTRAINT "notes_are_first_or_second" CHECK ("level" IN (1, 2)));
CREATE TABLE "wajiblapor_referralletter" ("inspection_id" bigint NOT NULL PRIMARY KEY, "way" varchar(16) NOT NULL, "number" varchar(40) NOT NULL UNIQUE, "issued_at" timestamp with time zone NOT NULL, "document_id" bigint NOT NULL, "issued_by_id" bigint NULL);
CREATE TABLE "wajiblapor_inspectiondeed" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "number" varchar(40) NOT NULL UNIQUE, "issued_at" timestamp with time zone NOT NULL, "replaced_at" timestamp with time zone NULL, "document_id" bigint NOT NULL, "filing_id" bigint NOT NULL, "inspection_id" bigint NOT NULL, "issued_by_id" bigint NULL, "legal_entity_id" bigint NOT NULL, "workplace_id" bigint NOT NULL);
ALTER TABLE "wajiblapor_inspectionplan" ADD CONSTRAINT "wajiblapor_inspectio_opened_by_id_cc0d92fc_fk_identity_" FOREIGN KEY ("opened_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectionplan" ADD CONSTRAINT "wajiblapor_inspectio_region_id_b3c26851_fk_reference" FOREIGN KEY ("region_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_inspectionplan_opened_by_id_cc0d92fc" ON "wajiblapor_inspectionplan" ("opened_by_id");
CREATE INDEX "wajiblapor_inspectionplan_region_id_b3c26851" ON "wajiblapor_inspectionplan" ("region_id");
CREATE INDEX "wajiblapor_inspectionplan_region_id_b3c26851_like" ON "wajiblapor_inspectionplan" ("region_id" varchar_pattern_ops);
CREATE INDEX "inspection_plan_newest" ON "wajiblapor_inspectionplan" ("month" DESC, "id" DESC);
ALTER TABLE "wajiblapor_planhistory" ADD CONSTRAINT "wajiblapor_planhisto_by_person_id_18791e48_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_planhistory" ADD CONSTRAINT "wajiblapor_planhisto_on_behalf_of_id_f901e49a_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_planhistory" ADD CONSTRAINT "wajiblapor_planhisto_record_id_3fd57d46_fk_wajiblapo" FOREIGN KEY ("record_id") REFERENCES "wajiblapor_inspectionplan" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_planhistory_by_person_id_18791e48" ON "wajiblapor_planhistory" ("by_person_id");
CREATE INDEX "wajiblapor_planhistory_on_behalf_of_id_f901e49a" ON "wajiblapor_planhistory" ("on_behalf_of_id");
CREATE INDEX "wajiblapor_planhistory_record_id_3fd57d46" ON "wajiblapor_planhistory" ("record_id");
ALTER TABLE "wajiblapor_inspectorcapacity" ADD CONSTRAINT "wajiblapor_inspector_inspector_id_a554a884_fk_identity_" FOREIGN KEY ("inspector_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectorcapacity" ADD CONSTRAINT "wajiblapor_inspector_plan_id_43dbe0f2_fk_wajiblapo" FOREIGN KEY ("plan_id") REFERENCES "wajiblapor_inspectionplan" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_inspectorcapacity_inspector_id_a554a884" ON "wajiblapor_inspectorcapacity" ("inspector_id");
CREATE INDEX "wajiblapor_inspectorcapacity_plan_id_43dbe0f2" ON "wajiblapor_inspectorcapacity" ("plan_id");
ALTER TABLE "wajiblapor_workplacerisk" ADD CONSTRAINT "wajiblapor_workplace_workplace_id_4280589e_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_workplacerisk" ADD CONSTRAINT "wajiblapor_workplace_legal_entity_id_a969eb0c_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_workplacerisk" ADD CONSTRAINT "wajiblapor_workplace_regency_id_4e9cf5d8_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_workplacerisk_legal_entity_id_a969eb0c" ON "wajiblapor_workplacerisk" ("legal_entity_id");
CREATE INDEX "wajiblapor_workplacerisk_regency_id_4e9cf5d8" ON "wajiblapor_workplacerisk" ("regency_id");
CREATE INDEX "wajiblapor_workplacerisk_regency_id_4e9cf5d8_like" ON "wajiblapor_workplacerisk" ("regency_id" varchar_pattern_ops);
CREATE INDEX "risk_by_regency" ON "wajiblapor_workplacerisk" ("regency_id" varchar_pattern_ops, "score" int2_ops DESC, "workplace_id" int8_ops);
CREATE INDEX "risk_highest" ON "wajiblapor_workplacerisk" ("score" DESC, "workplace_id");
ALTER TABLE "wajiblapor_inspection" ADD CONSTRAINT "wajiblapor_inspectio_filing_id_b7124d2f_fk_wajiblapo" FOREIGN KEY ("filing_id") REFERENCES "wajiblapor_filing" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspection" ADD CONSTRAINT "wajiblapor_inspectio_legal_entity_id_4abfca1e_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspection" ADD CONSTRAINT "wajiblapor_inspectio_regency_id_a822722f_fk_reference" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspection" ADD CONSTRAINT "wajiblapor_inspectio_workplace_id_ad863d23_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspection" ADD CONSTRAINT "wajiblapor_inspectio_plan_id_019a7169_fk_wajiblapo" FOREIGN KEY ("plan_id") REFERENCES "wajiblapor_inspectionplan" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_standing_inspection_per_workplace" ON "wajiblapor_inspection" ("workplace_id") WHERE "state" IN ('proposed', 'planned', 'ordered', 'visited', 'first_note', 'second_note', 'fulfilled');
CREATE INDEX "wajiblapor_inspection_filing_id_b7124d2f" ON "wajiblapor_inspection" ("filing_id");
CREATE INDEX "wajiblapor_inspection_legal_entity_id_4abfca1e" ON "wajiblapor_inspection" ("legal_entity_id");
CREATE INDEX "wajiblapor_inspection_regency_id_a822722f" ON "wajiblapor_inspection" ("regency_id");
CREATE INDEX "wajiblapor_inspection_regency_id_a822722f_like" ON "wajiblapor_inspection" ("regency_id" varchar_pattern_ops);
CREATE INDEX "wajiblapor_inspection_workplace_id_ad863d23" ON "wajiblapor_inspection" ("workplace_id");
CREATE INDEX "wajiblapor_inspection_plan_id_019a7169" ON "wajiblapor_inspection" ("plan_id");
CREATE INDEX "inspection_by_regency" ON "wajiblapor_inspection" ("regency_id" varchar_pattern_ops, "opened_at" timestamptz_ops DESC, "id" int8_ops DESC);
CREATE INDEX "inspection_of_plan" ON "wajiblapor_inspection" ("plan_id", "score" DESC, "id");
CREATE INDEX "inspection_of_company" ON "wajiblapor_inspection" ("legal_entity_id", "opened_at" DESC, "id" DESC);
CREATE INDEX "inspection_of_workplace" ON "wajiblapor_inspection" ("workplace_id", "opened_at" DESC);
CREATE INDEX "inspection_note_due" ON "wajiblapor_inspection" ("answer_by") WHERE "state" IN ('first_note', 'second_note');
ALTER TABLE "wajiblapor_inspectionhistory" ADD CONSTRAINT "wajiblapor_inspectio_by_person_id_a8b818d1_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectionhistory" ADD CONSTRAINT "wajiblapor_inspectio_on_behalf_of_id_78cc0d32_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectionhistory" ADD CONSTRAINT "wajiblapor_inspectio_record_id_b29c9bab_fk_wajiblapo" FOREIGN KEY ("record_id") REFERENCES "wajiblapor_inspection" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_inspectionhistory_by_person_id_a8b818d1" ON "wajiblapor_inspectionhistory" ("by_person_id");
CREATE INDEX "wajiblapor_inspectionhistory_on_behalf_of_id_78cc0d32" ON "wajiblapor_inspectionhistory" ("on_behalf_of_id");
CREATE INDEX "wajiblapor_inspectionhistory_record_id_b29c9bab" ON "wajiblapor_inspectionhistory" ("record_id");
ALTER TABLE "wajiblapor_inspectionmember" ADD CONSTRAINT "wajiblapor_inspectio_inspection_id_6ab1cb21_fk_wajiblapo" FOREIGN KEY ("inspection_id") REFERENCES "wajiblapor_inspection" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectionmember" ADD CONSTRAINT "wajiblapor_inspectio_inspector_id_d0dccb68_fk_identity_" FOREIGN KEY ("inspector_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_lead_per_inspection" ON "wajiblapor_inspectionmember" ("inspection_id") WHERE "is_lead";
CREATE INDEX "wajiblapor_inspectionmember_inspection_id_6ab1cb21" ON "wajiblapor_inspectionmember" ("inspection_id");
CREATE INDEX "wajiblapor_inspectionmember_inspector_id_d0dccb68" ON "wajiblapor_inspectionmember" ("inspector_id");
CREATE INDEX "inspection_by_inspector" ON "wajiblapor_inspectionmember" ("inspector_id", "inspection_id");
ALTER TABLE "wajiblapor_dutyletter" ADD CONSTRAINT "wajiblapor_dutylette_inspection_id_23837c57_fk_wajiblapo" FOREIGN KEY ("inspection_id") REFERENCES "wajiblapor_inspection" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_dutyletter" ADD CONSTRAINT "wajiblapor_dutylette_document_id_bb18b26a_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_dutyletter" ADD CONSTRAINT "wajiblapor_dutylette_issued_by_id_d18e6447_fk_identity_" FOREIGN KEY ("issued_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_dutyletter_number_068de859_like" ON "wajiblapor_dutyletter" ("number" varchar_pattern_ops);
CREATE INDEX "wajiblapor_dutyletter_document_id_bb18b26a" ON "wajiblapor_dutyletter" ("document_id");
CREATE INDEX "wajiblapor_dutyletter_issued_by_id_d18e6447" ON "wajiblapor_dutyletter" ("issued_by_id");
ALTER TABLE "wajiblapor_inspectionvisit" ADD CONSTRAINT "wajiblapor_inspectio_inspection_id_7d78b780_fk_wajiblapo" FOREIGN KEY ("inspection_id") REFERENCES "wajiblapor_inspection" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectionvisit" ADD CONSTRAINT "wajiblapor_inspectio_recorded_by_id_573a594f_fk_identity_" FOREIGN KEY ("recorded_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_inspectionvisit_inspection_id_7d78b780" ON "wajiblapor_inspectionvisit" ("inspection_id");
CREATE INDEX "wajiblapor_inspectionvisit_recorded_by_id_573a594f" ON "wajiblapor_inspectionvisit" ("recorded_by_id");
ALTER TABLE "wajiblapor_visitpicture" ADD CONSTRAINT "wajiblapor_visitpict_added_by_id_ecd7844d_fk_identity_" FOREIGN KEY ("added_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_visitpicture" ADD CONSTRAINT "wajiblapor_visitpict_stored_id_e550777c_fk_files_sto" FOREIGN KEY ("stored_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_visitpicture" ADD CONSTRAINT "wajiblapor_visitpict_visit_id_df89a7ee_fk_wajiblapo" FOREIGN KEY ("visit_id") REFERENCES "wajiblapor_inspectionvisit" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_visitpicture_added_by_id_ecd7844d" ON "wajiblapor_visitpicture" ("added_by_id");
CREATE INDEX "wajiblapor_visitpicture_stored_id_e550777c" ON "wajiblapor_visitpicture" ("stored_id");
CREATE INDEX "wajiblapor_visitpicture_visit_id_df89a7ee" ON "wajiblapor_visitpicture" ("visit_id");
ALTER TABLE "wajiblapor_normcheck" ADD CONSTRAINT "wajiblapor_normcheck_inspection_id_5418bbe7_fk_wajiblapo" FOREIGN KEY ("inspection_id") REFERENCES "wajiblapor_inspection" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_normcheck_norm_968b0284" ON "wajiblapor_normcheck" ("norm");
CREATE INDEX "wajiblapor_normcheck_norm_968b0284_like" ON "wajiblapor_normcheck" ("norm" varchar_pattern_ops);
CREATE INDEX "wajiblapor_normcheck_inspection_id_5418bbe7" ON "wajiblapor_normcheck" ("inspection_id");
ALTER TABLE "wajiblapor_finding" ADD CONSTRAINT "wajiblapor_finding_found_by_id_261d82ff_fk_identity_person_id" FOREIGN KEY ("found_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_finding" ADD CONSTRAINT "wajiblapor_finding_inspection_id_252424d7_fk_wajiblapo" FOREIGN KEY ("inspection_id") REFERENCES "wajiblapor_inspection" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_finding_norm_2aaf9578" ON "wajiblapor_finding" ("norm");
CREATE INDEX "wajiblapor_finding_norm_2aaf9578_like" ON "wajiblapor_finding" ("norm" varchar_pattern_ops);
CREATE INDEX "wajiblapor_finding_found_by_id_261d82ff" ON "wajiblapor_finding" ("found_by_id");
CREATE INDEX "wajiblapor_finding_inspection_id_252424d7" ON "wajiblapor_finding" ("inspection_id");
ALTER TABLE "wajiblapor_findinghistory" ADD CONSTRAINT "wajiblapor_findinghi_by_person_id_18704f26_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_findinghistory" ADD CONSTRAINT "wajiblapor_findinghi_on_behalf_of_id_09610fc4_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_findinghistory" ADD CONSTRAINT "wajiblapor_findinghi_record_id_f57c4b49_fk_wajiblapo" FOREIGN KEY ("record_id") REFERENCES "wajiblapor_finding" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_findinghistory_by_person_id_18704f26" ON "wajiblapor_findinghistory" ("by_person_id");
CREATE INDEX "wajiblapor_findinghistory_on_behalf_of_id_09610fc4" ON "wajiblapor_findinghistory" ("on_behalf_of_id");
CREATE INDEX "wajiblapor_findinghistory_record_id_f57c4b49" ON "wajiblapor_findinghistory" ("record_id");
ALTER TABLE "wajiblapor_findinganswer" ADD CONSTRAINT "wajiblapor_findingan_answered_by_id_676dafba_fk_identity_" FOREIGN KEY ("answered_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_findinganswer" ADD CONSTRAINT "wajiblapor_findingan_finding_id_0fda988e_fk_wajiblapo" FOREIGN KEY ("finding_id") REFERENCES "wajiblapor_finding" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_findinganswer" ADD CONSTRAINT "wajiblapor_findingan_stored_id_7b40eefe_fk_files_sto" FOREIGN KEY ("stored_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_findinganswer_answered_by_id_676dafba" ON "wajiblapor_findinganswer" ("answered_by_id");
CREATE INDEX "wajiblapor_findinganswer_finding_id_0fda988e" ON "wajiblapor_findinganswer" ("finding_id");
CREATE INDEX "wajiblapor_findinganswer_stored_id_7b40eefe" ON "wajiblapor_findinganswer" ("stored_id");
ALTER TABLE "wajiblapor_inspectionnote" ADD CONSTRAINT "wajiblapor_inspectio_document_id_b1630025_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectionnote" ADD CONSTRAINT "wajiblapor_inspectio_inspection_id_425ff57b_fk_wajiblapo" FOREIGN KEY ("inspection_id") REFERENCES "wajiblapor_inspection" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectionnote" ADD CONSTRAINT "wajiblapor_inspectio_issued_by_id_b2beb469_fk_identity_" FOREIGN KEY ("issued_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_inspectionnote_number_1fbe2e7c_like" ON "wajiblapor_inspectionnote" ("number" varchar_pattern_ops);
CREATE INDEX "wajiblapor_inspectionnote_document_id_b1630025" ON "wajiblapor_inspectionnote" ("document_id");
CREATE INDEX "wajiblapor_inspectionnote_inspection_id_425ff57b" ON "wajiblapor_inspectionnote" ("inspection_id");
CREATE INDEX "wajiblapor_inspectionnote_issued_by_id_b2beb469" ON "wajiblapor_inspectionnote" ("issued_by_id");
ALTER TABLE "wajiblapor_referralletter" ADD CONSTRAINT "wajiblapor_referrall_inspection_id_2d6c27c2_fk_wajiblapo" FOREIGN KEY ("inspection_id") REFERENCES "wajiblapor_inspection" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_referralletter" ADD CONSTRAINT "wajiblapor_referrall_document_id_0e1b4157_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_referralletter" ADD CONSTRAINT "wajiblapor_referrall_issued_by_id_6e810fa9_fk_identity_" FOREIGN KEY ("issued_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_referralletter_number_a2275303_like" ON "wajiblapor_referralletter" ("number" varchar_pattern_ops);
CREATE INDEX "wajiblapor_referralletter_document_id_0e1b4157" ON "wajiblapor_referralletter" ("document_id");
CREATE INDEX "wajiblapor_referralletter_issued_by_id_6e810fa9" ON "wajiblapor_referralletter" ("issued_by_id");
ALTER TABLE "wajiblapor_inspectiondeed" ADD CONSTRAINT "wajiblapor_inspectio_document_id_54f0bbdc_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectiondeed" ADD CONSTRAINT "wajiblapor_inspectio_filing_id_6c3f9e55_fk_wajiblapo" FOREIGN KEY ("filing_id") REFERENCES "wajiblapor_filing" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectiondeed" ADD CONSTRAINT "wajiblapor_inspectio_inspection_id_88362cb7_fk_wajiblapo" FOREIGN KEY ("inspection_id") REFERENCES "wajiblapor_inspection" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectiondeed" ADD CONSTRAINT "wajiblapor_inspectio_issued_by_id_99ef5891_fk_identity_" FOREIGN KEY ("issued_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectiondeed" ADD CONSTRAINT "wajiblapor_inspectio_legal_entity_id_88187f02_fk_identity_" FOREIGN KEY ("legal_entity_id") REFERENCES "identity_legalentity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_inspectiondeed" ADD CONSTRAINT "wajiblapor_inspectio_workplace_id_d390836c_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_deed_in_force_per_workplace" ON "wajiblapor_inspectiondeed" ("workplace_id") WHERE "replaced_at" IS NULL;
CREATE INDEX "wajiblapor_inspectiondeed_number_ceae38ba_like" ON "wajiblapor_inspectiondeed" ("number" varchar_pattern_ops);
CREATE INDEX "wajiblapor_inspectiondeed_document_id_54f0bbdc" ON "wajiblapor_inspectiondeed" ("document_id");
CREATE INDEX "wajiblapor_inspectiondeed_filing_id_6c3f9e55" ON "wajiblapor_inspectiondeed" ("filing_id");
CREATE INDEX "wajiblapor_inspectiondeed_inspection_id_88362cb7" ON "wajiblapor_inspectiondeed" ("inspection_id");
CREATE INDEX "wajiblapor_inspectiondeed_issued_by_id_99ef5891" ON "wajiblapor_inspectiondeed" ("issued_by_id");
CREATE INDEX "wajiblapor_inspectiondeed_legal_entity_id_88187f02" ON "wajiblapor_inspectiondeed" ("legal_entity_id");
CREATE INDEX "wajiblapor_inspectiondeed_workplace_id_d390836c" ON "wajiblapor_inspectiondeed" ("workplace_id");
CREATE TABLE "wajiblapor_rostercourse" ("upload_id" bigint NOT NULL PRIMARY KEY, "turn" integer NOT NULL CHECK ("turn" >= 0), "busy_until" timestamp with time zone NULL, "data" jsonb NOT NULL);
DROP INDEX IF EXISTS "one_current_roster_per_report";
ALTER TABLE "wajiblapor_rosterupload" ADD COLUMN "fingerprint" bytea DEFAULT '\x'::bytea NOT NULL;
ALTER TABLE "wajiblapor_rosterupload" ALTER COLUMN "fingerprint" DROP DEFAULT;
ALTER TABLE "wajiblapor_rosterupload" ADD COLUMN "glance" jsonb DEFAULT '{}'::jsonb NOT NULL;
ALTER TABLE "wajiblapor_rosterupload" ALTER COLUMN "glance" DROP DEFAULT;
CREATE INDEX "roster_upload_arriving" ON "wajiblapor_rosterupload" ("uploaded_at") WHERE "state" = 'arriving';
CREATE UNIQUE INDEX "one_current_roster_per_report" ON "wajiblapor_rosterupload" ("report_id") WHERE NOT ("state" IN ('arriving', 'abandoned', 'replaced'));
ALTER TABLE "wajiblapor_rostercourse" ADD CONSTRAINT "wajiblapor_rostercou_upload_id_426cd37e_fk_wajiblapo" FOREIGN KEY ("upload_id") REFERENCES "wajiblapor_rosterupload" ("id") DEFERRABLE INITIALLY DEFERRED;
DROP INDEX IF EXISTS "one_report_per_workplace_and_year";
DROP INDEX IF EXISTS "one_open_report_per_workplace";
ALTER TABLE "wajiblapor_manpowerreport" ADD COLUMN "is_sandbox" boolean DEFAULT false NOT NULL;
ALTER TABLE "wajiblapor_manpowerreport" ADD COLUMN "signature_asked_at" timestamp with time zone NULL;
CREATE UNIQUE INDEX "one_report_per_workplace_and_year" ON "wajiblapor_manpowerreport" ("workplace_id", "year") WHERE (NOT ("state" = 'discarded') AND NOT "is_sandbox");
CREATE UNIQUE INDEX "one_open_report_per_workplace" ON "wajiblapor_manpowerreport" ("workplace_id") WHERE (NOT "is_sandbox" AND "state" = 'draft');
CREATE UNIQUE INDEX "one_open_trial_report_per_workplace" ON "wajiblapor_manpowerreport" ("workplace_id") WHERE ("is_sandbox" AND "state" = 'draft');
CREATE TABLE "wajiblapor_sentrow" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "key" bytea NOT NULL, "sealed" bytea NOT NULL, "sent_at" timestamp with time zone NOT NULL, "report_id" bigint NOT NULL, "upload_id" bigint NULL, "row" integer NULL CHECK ("row" >= 0), CONSTRAINT "sent_row_once" UNIQUE ("report_id", "key"));
ALTER TABLE "wajiblapor_sentrow" ADD CONSTRAINT "wajiblapor_sentrow_report_id_5d080824_fk_wajiblapo" FOREIGN KEY ("report_id") REFERENCES "wajiblapor_manpowerreport" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_sentrow" ADD CONSTRAINT "wajiblapor_sentrow_upload_id_7aa33634_fk_wajiblapo" FOREIGN KEY ("upload_id") REFERENCES "wajiblapor_rosterupload" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_sentrow_report_id_5d080824" ON "wajiblapor_sentrow" ("report_id");
CREATE INDEX "wajiblapor_sentrow_upload_id_7aa33634" ON "wajiblapor_sentrow" ("upload_id");
CREATE INDEX "sent_row_in_file" ON "wajiblapor_sentrow" ("upload_id", "row") WHERE "upload_id" IS NOT NULL;
CREATE TABLE "wajiblapor_departure" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "worker_index" bytea NOT NULL, "index_version" smallint DEFAULT 1 NOT NULL CHECK ("index_version" >= 0), "reason" varchar(12) NOT NULL, "left_on" date NULL, "filing_id" bigint NOT NULL, "workplace_id" bigint NOT NULL);
CREATE TABLE "wajiblapor_rosterchange" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(8) NOT NULL, "row" integer NOT NULL CHECK ("row" >= 0), "fields" jsonb NOT NULL, "upload_id" bigint NOT NULL, CONSTRAINT "roster_change_once" UNIQUE ("upload_id", "row"));
CREATE TABLE "wajiblapor_rostercomparison" ("upload_id" bigint NOT NULL PRIMARY KEY, "taken_over" jsonb NOT NULL, "joined" integer NOT NULL CHECK ("joined" >= 0), "left" integer NOT NULL CHECK ("left" >= 0), "changed" integer NOT NULL CHECK ("changed" >= 0), "unchanged" integer NOT NULL CHECK ("unchanged" >= 0), "carried" integer NOT NULL CHECK ("carried" >= 0), "first_carried" integer NULL CHECK ("first_carried" >= 0), "by_column" jsonb NOT NULL, "doubts" jsonb NOT NULL, "compared_at" timestamp with time zone NULL, "confirmed_at" timestamp with time zone NULL, "confirmed_by_id" bigint NULL, "filing_id" bigint NOT NULL, CONSTRAINT "confirmed_comparison_was_compared" CHECK (("confirmed_at" IS NULL OR "compared_at" IS NOT NULL)));
CREATE TABLE "wajiblapor_rosterleaver" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "place" integer NOT NULL CHECK ("place" >= 0), "worker_index" bytea NOT NULL, "index_version" smallint DEFAULT 1 NOT NULL CHECK ("index_version" >= 0), "started_on" date NULL, "contract_ends_on" date NULL, "reason" varchar(12) NOT NULL, "left_on" date NULL, "upload_id" bigint NOT NULL);
ALTER TABLE "wajiblapor_attachment" ADD COLUMN "taken_from_id" bigint NULL CONSTRAINT "wajiblapor_attachmen_taken_from_id_740eade8_fk_wajiblapo" REFERENCES "wajiblapor_manpowerreport"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "wajiblapor_attachmen_taken_from_id_740eade8_fk_wajiblapo" IMMEDIATE;
ALTER TABLE "wajiblapor_rosterrepair" ADD COLUMN "job_id" bigint NULL CONSTRAINT "wajiblapor_rosterrepair_job_id_5945063f_fk_jobs_job_id" REFERENCES "jobs_job"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "wajiblapor_rosterrepair_job_id_5945063f_fk_jobs_job_id" IMMEDIATE;
ALTER TABLE "wajiblapor_rosterrepair" ADD COLUMN "wanted" bytea NULL;
SELECT
                c.conname,
                array(
                    SELECT attname
                    FROM unnest(c.conkey) WITH ORDINALITY cols(colid, arridx)
                    JOIN pg_attribute AS ca ON cols.colid = ca.attnum
                    WHERE ca.attrelid = c.conrelid
                    ORDER BY cols.arridx
                ),
                c.contype,
                (SELECT fkc.relname || '.' || fka.attname
                FROM pg_attribute AS fka
                JOIN pg_class AS fkc ON fka.attrelid = fkc.oid
                WHERE fka.attrelid = c.confrelid AND fka.attnum = c.confkey[1]),
                cl.reloptions
            FROM pg_constraint AS c
            JOIN pg_class AS cl ON c.conrelid = cl.oid
            WHERE cl.relname = 'wajiblapor_attachment' AND pg_catalog.pg_table_is_visible(cl.oid);
SELECT
                indexname,
                array_agg(attname ORDER BY arridx),
                indisunique,
                indisprimary,
                array_agg(ordering ORDER BY arridx),
                amname,
                exprdef,
                s2.attoptions
            FROM (
                SELECT
                    c2.relname as indexname, idx.*, attr.attname, am.amname,
                    CASE
                        WHEN idx.indexprs IS NOT NULL THEN
                            pg_get_indexdef(idx.indexrelid)
                    END AS exprdef,
                    CASE am.amname
                        WHEN 'btree' THEN
                            CASE (option & 1)
                                WHEN 1 THEN 'DESC' ELSE 'ASC'
                            END
                    END as ordering,
                    c2.reloptions as attoptions
                FROM (
                    SELECT *
                    FROM
                        pg_index i,
                        unnest(i.indkey, i.indoption)
                            WITH ORDINALITY koi(key, option, arridx)
                ) idx
                LEFT JOIN pg_class c ON idx.indrelid = c.oid
                LEFT JOIN pg_class c2 ON idx.indexrelid = c2.oid
                LEFT JOIN pg_am am ON c2.relam = am.oid
                LEFT JOIN
                    pg_attribute attr ON attr.attrelid = c.oid AND attr.attnum = idx.key
                WHERE c.relname = 'wajiblapor_attachment' AND pg_catalog.pg_table_is_visible(c.oid)
            ) s2
            GROUP BY indexname, indisunique, indisprimary, amname, exprdef, attoptions;
SET CONSTRAINTS "wajiblapor_attachment_stored_id_be4228a3_fk_files_storedfile_id" IMMEDIATE; ALTER TABLE "wajiblapor_attachment" DROP CONSTRAINT "wajiblapor_attachment_stored_id_be4228a3_fk_files_storedfile_id";
SELECT
                c.conname,
                array(
                    SELECT attname
                    FROM unnest(c.conkey) WITH ORDINALITY cols(colid, arridx)
                    JOIN pg_attribute AS ca ON cols.colid = ca.attnum
                    WHERE ca.attrelid = c.conrelid
                    ORDER BY cols.arridx
                ),
                c.contype,
                (SELECT fkc.relname || '.' || fka.attname
                FROM pg_attribute AS fka
                JOIN pg_class AS fkc ON fka.attrelid = fkc.oid
                WHERE fka.attrelid = c.confrelid AND fka.attnum = c.confkey[1]),
                cl.reloptions
            FROM pg_constraint AS c
            JOIN pg_class AS cl ON c.conrelid = cl.oid
            WHERE cl.relname = 'wajiblapor_attachment' AND pg_catalog.pg_table_is_visible(cl.oid);
SELECT
                indexname,
                array_agg(attname ORDER BY arridx),
                indisunique,
                indisprimary,
                array_agg(ordering ORDER BY arridx),
                amname,
                exprdef,
                s2.attoptions
            FROM (
                SELECT
                    c2.relname as indexname, idx.*, attr.attname, am.amname,
                    CASE
                        WHEN idx.indexprs IS NOT NULL THEN
                            pg_get_indexdef(idx.indexrelid)
                    END AS exprdef,
                    CASE am.amname
                        WHEN 'btree' THEN
                            CASE (option & 1)
                                WHEN 1 THEN 'DESC' ELSE 'ASC'
                            END
                    END as ordering,
                    c2.reloptions as attoptions
                FROM (
                    SELECT *
                    FROM
                        pg_index i,
                        unnest(i.indkey, i.indoption)
                            WITH ORDINALITY koi(key, option, arridx)
                ) idx
                LEFT JOIN pg_class c ON idx.indrelid = c.oid
                LEFT JOIN pg_class c2 ON idx.indexrelid = c2.oid
                LEFT JOIN pg_am am ON c2.relam = am.oid
                LEFT JOIN
                    pg_attribute attr ON attr.attrelid = c.oid AND attr.attnum = idx.key
                WHERE c.relname = 'wajiblapor_attachment' AND pg_catalog.pg_table_is_visible(c.oid)
            ) s2
            GROUP BY indexname, indisunique, indisprimary, amname, exprdef, attoptions;
ALTER TABLE "wajiblapor_attachment" DROP CONSTRAINT "wajiblapor_attachment_stored_id_key";
CREATE INDEX "wajiblapor_attachment_stored_id_be4228a3" ON "wajiblapor_attachment" ("stored_id");
ALTER TABLE "wajiblapor_attachment" ADD CONSTRAINT "wajiblapor_attachment_stored_id_be4228a3_fk_files_storedfile_id" FOREIGN KEY ("stored_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_attachment" ADD CONSTRAINT "paper_once_per_report" UNIQUE ("report_id", "stored_id");
ALTER TABLE "wajiblapor_departure" ADD CONSTRAINT "wajiblapor_departure_filing_id_67c02372_fk_wajiblapor_filing_id" FOREIGN KEY ("filing_id") REFERENCES "wajiblapor_filing" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_departure" ADD CONSTRAINT "wajiblapor_departure_workplace_id_855794ed_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_departure" ADD CONSTRAINT "departure_once_per_filing" UNIQUE ("filing_id", "worker_index");
CREATE INDEX "wajiblapor_departure_filing_id_67c02372" ON "wajiblapor_departure" ("filing_id");
CREATE INDEX "wajiblapor_departure_workplace_id_855794ed" ON "wajiblapor_departure" ("workplace_id");
CREATE INDEX "departure_by_worker" ON "wajiblapor_departure" ("workplace_id", "worker_index");
CREATE INDEX "wajiblapor_rosterchange_upload_id_935e8c9a" ON "wajiblapor_rosterchange" ("upload_id");
CREATE INDEX "roster_change_by_kind" ON "wajiblapor_rosterchange" ("upload_id", "kind", "row");
ALTER TABLE "wajiblapor_rostercomparison" ADD CONSTRAINT "wajiblapor_rostercom_upload_id_df2c22aa_fk_wajiblapo" FOREIGN KEY ("upload_id") REFERENCES "wajiblapor_rosterupload" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_rostercomparison" ADD CONSTRAINT "wajiblapor_rostercom_confirmed_by_id_982bf344_fk_identity_" FOREIGN KEY ("confirmed_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wajiblapor_rostercomparison" ADD CONSTRAINT "wajiblapor_rostercom_filing_id_5413044e_fk_wajiblapo" FOREIGN KEY ("filing_id") REFERENCES "wajiblapor_filing" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_rostercomparison_confirmed_by_id_982bf344" ON "wajiblapor_rostercomparison" ("confirmed_by_id");
CREATE INDEX "wajiblapor_rostercomparison_filing_id_5413044e" ON "wajiblapor_rostercomparison" ("filing_id");
ALTER TABLE "wajiblapor_rosterleaver" ADD CONSTRAINT "roster_leaver_once" UNIQUE ("upload_id", "worker_index");
ALTER TABLE "wajiblapor_rosterleaver" ADD CONSTRAINT "roster_leaver_place_once" UNIQUE ("upload_id", "place");
CREATE INDEX "wajiblapor_rosterleaver_upload_id_c138649a" ON "wajiblapor_rosterleaver" ("upload_id");
CREATE INDEX "wajiblapor_attachment_taken_from_id_740eade8" ON "wajiblapor_attachment" ("taken_from_id");
CREATE INDEX "wajiblapor_rosterrepair_job_id_5945063f" ON "wajiblapor_rosterrepair" ("job_id");
ALTER TABLE "wajiblapor_rostercomparison" ADD COLUMN "job_id" bigint NULL CONSTRAINT "wajiblapor_rostercomparison_job_id_e8f9c153_fk_jobs_job_id" REFERENCES "jobs_job"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "wajiblapor_rostercomparison_job_id_e8f9c153_fk_jobs_job_id" IMMEDIATE;
CREATE INDEX "wajiblapor_rostercomparison_job_id_e8f9c153" ON "wajiblapor_rostercomparison" ("job_id");
ALTER TABLE "wajiblapor_identitysection" ADD COLUMN "filed_phone" bytea NULL;
update wajiblapor_identitysection section set filed_phone = phone
    from wajiblapor_manpowerreport report
    where report.id = section.report_id and report.state in ('submitted', 'returned', 'accepted', 'correcting');
CREATE TABLE "wajiblapor_preparedevent" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "kind" varchar(10) NOT NULL, "happens_on" date NOT NULL, "answers" jsonb NOT NULL, "program" varchar(80) NOT NULL, "is_sandbox" boolean NOT NULL, "prepared_at" timestamp with time zone NOT NULL, "workplace_id" bigint NOT NULL, CONSTRAINT "prepared_event_once_per_kind" UNIQUE ("workplace_id", "kind", "is_sandbox"));
ALTER TABLE "wajiblapor_preparedevent" ADD CONSTRAINT "wajiblapor_preparede_workplace_id_62e155b3_fk_identity_" FOREIGN KEY ("workplace_id") REFERENCES "identity_workplace" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wajiblapor_preparedevent_workplace_id_62e155b3" ON "wajiblapor_preparedevent" ("workplace_id");
ALTER TABLE "wajiblapor_preparedevent" ADD COLUMN "version" integer DEFAULT 1 NOT NULL CHECK ("version" >= 0);
ALTER TABLE "wajiblapor_preparedevent" ALTER COLUMN "version" DROP DEFAULT;
ALTER TABLE "wajiblapor_sectionanswers" RENAME COLUMN "answers" TO "open_answers";
ALTER TABLE "wajiblapor_sectionanswers" RENAME COLUMN "unread" TO "open_unread";
ALTER TABLE "wajiblapor_sectionanswers" ADD COLUMN "sealed" bytea DEFAULT '\x'::bytea NOT NULL;
ALTER TABLE "wajiblapor_sectionanswers" ALTER COLUMN "sealed" DROP DEFAULT;
ALTER TABLE "wajiblapor_preparedevent" ADD COLUMN "deed_id" bigint NULL CONSTRAINT "wajiblapor_preparede_deed_id_7c039feb_fk_files_sto" REFERENCES "files_storedfile"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "wajiblapor_preparede_deed_id_7c039feb_fk_files_sto" IMMEDIATE;
ALTER TABLE "wajiblapor_workplaceevent" ADD COLUMN "deed_id" bigint NULL CONSTRAINT "wajiblapor_workplace_deed_id_f84c1135_fk_files_sto" REFERENCES "files_storedfile"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "wajiblapor_workplace_deed_id_f84c1135_fk_files_sto" IMMEDIATE;
CREATE INDEX "wajiblapor_preparedevent_deed_id_7c039feb" ON "wajiblapor_preparedevent" ("deed_id");
CREATE INDEX "wajiblapor_workplaceevent_deed_id_f84c1135" ON "wajiblapor_workplaceevent" ("deed_id");
ALTER TABLE "wajiblapor_compliancecount" DROP CONSTRAINT "compliance_counted_once";
ALTER TABLE "wajiblapor_compliancecount" ADD COLUMN "absent" integer DEFAULT 0 NOT NULL CHECK ("absent" >= 0);
ALTER TABLE "wajiblapor_compliancecount" ALTER COLUMN "absent" DROP DEFAULT;
ALTER TABLE "wajiblapor_compliancecount" ALTER COLUMN "due_month" DROP NOT NULL;
ALTER TABLE "wajiblapor_compliancecount" ADD CONSTRAINT "compliance_counted_once" UNIQUE NULLS NOT DISTINCT ("regency_id", "sector", "scale", "due_month");
ALTER TABLE "wajiblapor_preparedevent" DROP CONSTRAINT "prepared_event_once_per_kind";
ALTER TABLE "wajiblapor_preparedevent" ADD COLUMN "declared_at" timestamp with time zone NULL;
CREATE UNIQUE INDEX "prepared_event_once_per_kind" ON "wajiblapor_preparedevent" ("workplace_id", "kind", "is_sandbox") WHERE "declared_at" IS NULL;
create or replace function wajiblapor_keep_span() returns trigger language plpgsql as $body$
begin
    if tg_op = 'UPDATE' and old.valid_to_filing_id is null and new.valid_to_filing_id is not null
       and (old.workplace_id, old.worker_index, old.valid_from_filing_id, old.index_version, old.digest, old.attributes, old.sealed)
         = (new.workplace_id, new.worker_index, new.valid_from_filing_id, new.index_version, new.digest, new.attributes, new.sealed) then
        return new;
    end if;
    if tg_op = 'UPDATE' and new.index_version > old.index_version
       and (old.workplace_id, old.valid_from_filing_id, old.valid_to_filing_id, old.attributes, old.sealed)
         is not distinct from (new.workplace_id, new.valid_from_filing_id, new.valid_to_filing_id, new.attributes, new.sealed) then
        return new;
    end if;
    
    if tg_op = 'DELETE' and exists (select 1 from identity_workplace place where place.id = old.workplace_id and place.is_sandbox) then
        return old;
    end if;

    raise exception 'Employment spans only grow: % is refused.', tg_op using errcode = 'insufficient_privilege';
end
$body$;
delete from wajiblapor_employmentspan where valid_from_filing_id in (
    select filing.id from wajiblapor_filing filing
    join wajiblapor_manpowerreport report on report.id = filing.report_id
    join identity_workplace place on place.id = report.workplace_id and place.is_sandbox
    where not exists (select 1 from wajiblapor_reportkey key where key.report_id = report.id)
);
delete from wajiblapor_departure where filing_id in (
    select filing.id from wajiblapor_filing filing
    join wajiblapor_manpowerreport report on report.id = filing.report_id
    join identity_workplace place on place.id = report.workplace_id and place.is_sandbox
    where not exists (select 1 from wajiblapor_reportkey key where key.report_id = report.id)
);
ALTER TABLE "wajiblapor_knownheading" DROP CONSTRAINT "known_heading_once";
ALTER TABLE "wajiblapor_knownheading" ADD COLUMN "is_sandbox" boolean DEFAULT false NOT NULL;
ALTER TABLE "wajiblapor_knownheading" ADD CONSTRAINT "known_heading_once" UNIQUE ("legal_entity_id", "is_sandbox", "heading");
CREATE TABLE "web_levyreport" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "ticket" varchar(9) NOT NULL UNIQUE, "about" varchar(13) NOT NULL, "place" bytea NOT NULL, "happened_on" date NULL, "amount" bigint NULL CHECK ("amount" >= 0), "story" bytea NOT NULL, "contact" bytea NULL, "state" varchar(7) NOT NULL, "outcome" varchar(10) NOT NULL, "version" integer NOT NULL CHECK ("version" >= 0), "reported_at" timestamp with time zone NOT NULL, "closed_at" timestamp with time zone NULL, "handled_by_id" bigint NULL, "regency_id" varchar(10) NULL, CONSTRAINT "levy_ticket_is_readable" CHECK ("ticket"::text ~ '^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$'), CONSTRAINT "closed_levy_reports_have_an_outcome" CHECK ((("closed_at" IS NOT NULL AND "state" = 'closed' AND NOT ("outcome" = '')) OR (NOT ("state" = 'closed') AND "closed_at" IS NULL AND "outcome" = ''))), CONSTRAINT "handled_levy_reports_have_a_handler" CHECK ((("handled_by_id" IS NULL AND "state" = 'new') OR (NOT ("state" = 'new') AND "handled_by_id" IS NOT NULL))));
CREATE TABLE "web_levyreportmoved" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
ALTER TABLE "web_levyreport" ADD CONSTRAINT "web_levyreport_handled_by_id_89f67da5_fk_identity_person_id" FOREIGN KEY ("handled_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "web_levyreport" ADD CONSTRAINT "web_levyreport_regency_id_1ba00a47_fk_reference_region_code" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "web_levyreport_ticket_c71962a1_like" ON "web_levyreport" ("ticket" varchar_pattern_ops);
CREATE INDEX "web_levyreport_handled_by_id_89f67da5" ON "web_levyreport" ("handled_by_id");
CREATE INDEX "web_levyreport_regency_id_1ba00a47" ON "web_levyreport" ("regency_id");
CREATE INDEX "web_levyreport_regency_id_1ba00a47_like" ON "web_levyreport" ("regency_id" varchar_pattern_ops);
CREATE INDEX "levy_queue" ON "web_levyreport" ("state", "reported_at", "id");
ALTER TABLE "web_levyreportmoved" ADD CONSTRAINT "web_levyreportmoved_by_person_id_36b2993c_fk_identity_person_id" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "web_levyreportmoved" ADD CONSTRAINT "web_levyreportmoved_on_behalf_of_id_8fd57a21_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "web_levyreportmoved" ADD CONSTRAINT "web_levyreportmoved_record_id_0a05c4cb_fk_web_levyreport_id" FOREIGN KEY ("record_id") REFERENCES "web_levyreport" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "web_levyreportmoved_by_person_id_36b2993c" ON "web_levyreportmoved" ("by_person_id");
CREATE INDEX "web_levyreportmoved_on_behalf_of_id_8fd57a21" ON "web_levyreportmoved" ("on_behalf_of_id");
CREATE INDEX "web_levyreportmoved_record_id_0a05c4cb" ON "web_levyreportmoved" ("record_id");
CREATE TABLE "wirausaha_programme" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(20) NOT NULL, "year" smallint NOT NULL CHECK ("year" >= 0), "state" varchar(20) NOT NULL, "version" integer NOT NULL, "title" varchar(120) NOT NULL, "summary" text NOT NULL, "audience" text NOT NULL, "pays_for" text NOT NULL, "documents" text NOT NULL, "packages" smallint NOT NULL CHECK ("packages" >= 0), "opens_on" date NOT NULL, "closes_on" date NOT NULL, "drafted_at" timestamp with time zone NOT NULL, CONSTRAINT "aid_programme_closes_after_it_opens" CHECK ("closes_on" >= ("opens_on")), CONSTRAINT "aid_programme_has_packages" CHECK (("packages" >= 1 AND "packages" <= 5000)), CONSTRAINT "aid_programme_opens_in_its_year" CHECK (EXTRACT(YEAR FROM "opens_on") = ("year")), CONSTRAINT "aid_programme_title_once_a_year" UNIQUE ("year", "title"));
CREATE TABLE "wirausaha_decision" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "number" varchar(40) NOT NULL UNIQUE, "decided_on" date NOT NULL, "at" timestamp with time zone NOT NULL, "by_person_id" bigint NULL, "document_id" bigint NULL UNIQUE, "regency_id" varchar(10) NOT NULL, "programme_id" bigint NOT NULL);
CREATE TABLE "wirausaha_programmemove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "wirausaha_proposal" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "public_id" uuid NOT NULL UNIQUE, "state" varchar(20) NOT NULL, "version" integer NOT NULL, "number" varchar(30) NULL UNIQUE, "year" smallint NOT NULL CHECK ("year" >= 0), "business_name" varchar(120) NOT NULL, "stage" varchar(10) NOT NULL, "idea" text NOT NULL, "market" text NOT NULL, "workers_now" smallint NOT NULL CHECK ("workers_now" >= 0), "workers_expected" smallint NOT NULL CHECK ("workers_expected" >= 0), "situation" varchar(20) NOT NULL, "nib" varchar(13) NOT NULL, "monthly_turnover" bigint NULL CHECK ("monthly_turnover" >= 0), "address" varchar(300) NOT NULL, "latitude" double precision NULL, "longitude" double precision NULL, "requested" bigint NULL CHECK ("requested" >= 0), "declared_at" timestamp with time zone NULL, "score" smallint NULL CHECK ("score" >= 0), "rank" smallint NULL CHECK ("rank" >= 0), "due_on" date NULL, "drafted_at" timestamp with time zone NOT NULL, "submitted_at" timestamp with time zone NULL, "moved_at" timestamp with time zone NOT NULL, "industry_id" bigint NULL, "person_id" bigint NOT NULL, "photo_id" bigint NULL UNIQUE, "programme_id" bigint NOT NULL, "regency_id" varchar(10) NULL, "village_id" varchar(10) NULL, CONSTRAINT "proposal_coordinates_come_in_pairs" CHECK ((("latitude" IS NULL AND "longitude" IS NULL) OR ("latitude" >=  -90.0 AND "latitude" <= 90.0 AND "longitude" >=  -180.0 AND "longitude" <= 180.0))), CONSTRAINT "proposal_score_0_to_100" CHECK (("score" IS NULL OR "score" <= 100)), CONSTRAINT "proposal_once_sent_has_its_number" CHECK (("submitted_at" IS NULL OR ("number" IS NOT NULL AND "regency_id" IS NOT NULL))));
CREATE TABLE "wirausaha_member" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "nik" bytea NOT NULL, "nik_index" bytea NOT NULL, "index_version" smallint NOT NULL CHECK ("index_version" >= 0), "full_name" varchar(150) NOT NULL, "role" varchar(10) NOT NULL, "year" smallint NOT NULL CHECK ("year" >= 0), "is_applicant" boolean NOT NULL, "is_counted" boolean NOT NULL, "proposal_id" bigint NOT NULL, CONSTRAINT "nik_once_in_a_group" UNIQUE ("proposal_id", "nik_index"));
CREATE TABLE "wirausaha_decisionitem" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "outcome" varchar(10) NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "score" smallint NOT NULL CHECK ("score" >= 0), "reason_code" varchar(20) NOT NULL, "note" varchar(500) NOT NULL, "decision_id" bigint NOT NULL, "proposal_id" bigint NOT NULL UNIQUE, CONSTRAINT "decision_position_once" UNIQUE ("decision_id", "position"), CONSTRAINT "refusals_of_a_decision_say_why" CHECK ((NOT ("outcome" = 'refused') OR NOT ("reason_code" = ''))));
CREATE TABLE "wirausaha_budgetline" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(12) NOT NULL, "item" varchar(120) NOT NULL, "quantity" integer NOT NULL CHECK ("quantity" >= 0), "unit_price" bigint NOT NULL CHECK ("unit_price" >= 0), "proposal_id" bigint NOT NULL, CONSTRAINT "budget_line_costs_something" CHECK (("quantity" >= 1 AND "quantity" <= 100000 AND "unit_price" >= 1)));
CREATE TABLE "wirausaha_agreement" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "amount" bigint NOT NULL CHECK ("amount" >= 0), "bank_name" varchar(60) NOT NULL, "bank_account" bytea NULL, "signed_at" timestamp with time zone NULL, "countersigned_at" timestamp with time zone NULL, "number" varchar(40) NULL UNIQUE, "account_by" date NULL, "reminded_days" smallint NULL, "countersigned_by_id" bigint NULL, "document_id" bigint NULL UNIQUE, "proposal_id" bigint NOT NULL UNIQUE, CONSTRAINT "agreement_in_force_is_signed_by_both" CHECK (("countersigned_at" IS NULL OR ("account_by" IS NOT NULL AND "number" IS NOT NULL AND "signed_at" IS NOT NULL))));
CREATE TABLE "wirausaha_accountreport" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "workers" smallint NOT NULL CHECK ("workers" >= 0), "monthly_turnover" bigint NULL CHECK ("monthly_turnover" >= 0), "story" text NOT NULL, "leftover" varchar(500) NOT NULL, "sent_at" timestamp with time zone NULL, "proposal_id" bigint NOT NULL UNIQUE);
CREATE TABLE "wirausaha_proposalmove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "move" varchar(40) NOT NULL, "source" varchar(30) NOT NULL, "target" varchar(30) NOT NULL, "at" timestamp with time zone NOT NULL, "role" varchar(40) NOT NULL, "reason_code" varchar(40) NOT NULL, "note" text NOT NULL, "by_person_id" bigint NULL, "on_behalf_of_id" bigint NULL, "record_id" bigint NOT NULL);
CREATE TABLE "wirausaha_returnpoint" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "part" varchar(10) NOT NULL, "words" varchar(500) NOT NULL, "at" timestamp with time zone NOT NULL, "is_settled" boolean NOT NULL, "proposal_id" bigint NOT NULL);
CREATE TABLE "wirausaha_spendingline" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "spent_on" date NOT NULL, "kind" varchar(12) NOT NULL, "item" varchar(120) NOT NULL, "amount" bigint NOT NULL CHECK ("amount" >= 0), "proposal_id" bigint NOT NULL, "receipt_id" bigint NOT NULL UNIQUE, CONSTRAINT "spending_is_more_than_nothing" CHECK ("amount" >= 1));
CREATE TABLE "wirausaha_visit" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "visited_on" date NOT NULL, "latitude" double precision NOT NULL, "longitude" double precision NOT NULL, "distance_m" integer NULL CHECK ("distance_m" >= 0), "findings" text NOT NULL, "feasibility" smallint NOT NULL CHECK ("feasibility" >= 0), "readiness" smallint NOT NULL CHECK ("readiness" >= 0), "impact" smallint NOT NULL CHECK ("impact" >= 0), "at" timestamp with time zone NOT NULL, "by_person_id" bigint NULL, "photo_id" bigint NULL UNIQUE, "proposal_id" bigint NOT NULL, CONSTRAINT "visit_marks_0_to_5" CHECK (("feasibility" <= 5 AND "impact" <= 5 AND "readiness" <= 5)), CONSTRAINT "visit_coordinates_are_on_earth" CHECK (("latitude" >=  -90.0 AND "latitude" <= 90.0 AND "longitude" >=  -180.0 AND "longitude" <= 180.0)));
CREATE INDEX "aid_programme_days" ON "wirausaha_programme" ("state", "closes_on");
ALTER TABLE "wirausaha_decision" ADD CONSTRAINT "wirausaha_decision_by_person_id_6d4c2899_fk_identity_person_id" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_decision" ADD CONSTRAINT "wirausaha_decision_document_id_4d961ac9_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_decision" ADD CONSTRAINT "wirausaha_decision_regency_id_02285f87_fk_reference_region_code" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_decision" ADD CONSTRAINT "wirausaha_decision_programme_id_7312f7cb_fk_wirausaha" FOREIGN KEY ("programme_id") REFERENCES "wirausaha_programme" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wirausaha_decision_number_8d9ea409_like" ON "wirausaha_decision" ("number" varchar_pattern_ops);
CREATE INDEX "wirausaha_decision_by_person_id_6d4c2899" ON "wirausaha_decision" ("by_person_id");
CREATE INDEX "wirausaha_decision_regency_id_02285f87" ON "wirausaha_decision" ("regency_id");
CREATE INDEX "wirausaha_decision_regency_id_02285f87_like" ON "wirausaha_decision" ("regency_id" varchar_pattern_ops);
CREATE INDEX "wirausaha_decision_programme_id_7312f7cb" ON "wirausaha_decision" ("programme_id");
CREATE INDEX "decision_of_office" ON "wirausaha_decision" ("programme_id", "regency_id");
ALTER TABLE "wirausaha_programmemove" ADD CONSTRAINT "wirausaha_programmem_by_person_id_6fb89e62_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_programmemove" ADD CONSTRAINT "wirausaha_programmem_on_behalf_of_id_70536440_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_programmemove" ADD CONSTRAINT "wirausaha_programmem_record_id_2badf5da_fk_wirausaha" FOREIGN KEY ("record_id") REFERENCES "wirausaha_programme" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wirausaha_programmemove_by_person_id_6fb89e62" ON "wirausaha_programmemove" ("by_person_id");
CREATE INDEX "wirausaha_programmemove_on_behalf_of_id_70536440" ON "wirausaha_programmemove" ("on_behalf_of_id");
CREATE INDEX "wirausaha_programmemove_record_id_2badf5da" ON "wirausaha_programmemove" ("record_id");
ALTER TABLE "wirausaha_proposal" ADD CONSTRAINT "wirausaha_proposal_industry_id_9eec0605_fk_reference" FOREIGN KEY ("industry_id") REFERENCES "reference_industry" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_proposal" ADD CONSTRAINT "wirausaha_proposal_person_id_18d1bdb8_fk_identity_person_id" FOREIGN KEY ("person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_proposal" ADD CONSTRAINT "wirausaha_proposal_photo_id_e0554b4d_fk_files_storedfile_id" FOREIGN KEY ("photo_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_proposal" ADD CONSTRAINT "wirausaha_proposal_programme_id_dabe34df_fk_wirausaha" FOREIGN KEY ("programme_id") REFERENCES "wirausaha_programme" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_proposal" ADD CONSTRAINT "wirausaha_proposal_regency_id_7e3154d9_fk_reference_region_code" FOREIGN KEY ("regency_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_proposal" ADD CONSTRAINT "wirausaha_proposal_village_id_6aa04aa8_fk_reference_region_code" FOREIGN KEY ("village_id") REFERENCES "reference_region" ("code") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_proposal_per_person_and_programme" ON "wirausaha_proposal" ("programme_id", "person_id") WHERE NOT ("state" IN ('refused', 'lapsed', 'withdrawn'));
CREATE INDEX "wirausaha_proposal_number_058bb7ed_like" ON "wirausaha_proposal" ("number" varchar_pattern_ops);
CREATE INDEX "wirausaha_proposal_industry_id_9eec0605" ON "wirausaha_proposal" ("industry_id");
CREATE INDEX "wirausaha_proposal_person_id_18d1bdb8" ON "wirausaha_proposal" ("person_id");
CREATE INDEX "wirausaha_proposal_programme_id_dabe34df" ON "wirausaha_proposal" ("programme_id");
CREATE INDEX "wirausaha_proposal_regency_id_7e3154d9" ON "wirausaha_proposal" ("regency_id");
CREATE INDEX "wirausaha_proposal_regency_id_7e3154d9_like" ON "wirausaha_proposal" ("regency_id" varchar_pattern_ops);
CREATE INDEX "wirausaha_proposal_village_id_6aa04aa8" ON "wirausaha_proposal" ("village_id");
CREATE INDEX "wirausaha_proposal_village_id_6aa04aa8_like" ON "wirausaha_proposal" ("village_id" varchar_pattern_ops);
CREATE INDEX "proposal_of_person" ON "wirausaha_proposal" ("person_id", "id" DESC);
CREATE INDEX "proposal_queue" ON "wirausaha_proposal" ("state", "due_on");
CREATE INDEX "proposal_ranking" ON "wirausaha_proposal" ("programme_id", "regency_id", "score" DESC);
ALTER TABLE "wirausaha_member" ADD CONSTRAINT "wirausaha_member_proposal_id_fcf651e9_fk_wirausaha_proposal_id" FOREIGN KEY ("proposal_id") REFERENCES "wirausaha_proposal" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "one_aid_per_nik_and_year" ON "wirausaha_member" ("nik_index", "year") WHERE "is_counted";
CREATE INDEX "wirausaha_member_proposal_id_fcf651e9" ON "wirausaha_member" ("proposal_id");
ALTER TABLE "wirausaha_decisionitem" ADD CONSTRAINT "wirausaha_decisionit_decision_id_34c1ce5e_fk_wirausaha" FOREIGN KEY ("decision_id") REFERENCES "wirausaha_decision" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_decisionitem" ADD CONSTRAINT "wirausaha_decisionit_proposal_id_4dc2c7ec_fk_wirausaha" FOREIGN KEY ("proposal_id") REFERENCES "wirausaha_proposal" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wirausaha_decisionitem_decision_id_34c1ce5e" ON "wirausaha_decisionitem" ("decision_id");
ALTER TABLE "wirausaha_budgetline" ADD CONSTRAINT "wirausaha_budgetline_proposal_id_b447db2c_fk_wirausaha" FOREIGN KEY ("proposal_id") REFERENCES "wirausaha_proposal" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wirausaha_budgetline_proposal_id_b447db2c" ON "wirausaha_budgetline" ("proposal_id");
ALTER TABLE "wirausaha_agreement" ADD CONSTRAINT "wirausaha_agreement_countersigned_by_id_8e385723_fk_identity_" FOREIGN KEY ("countersigned_by_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_agreement" ADD CONSTRAINT "wirausaha_agreement_document_id_5fbc6f25_fk_documents" FOREIGN KEY ("document_id") REFERENCES "documents_document" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_agreement" ADD CONSTRAINT "wirausaha_agreement_proposal_id_d42a6990_fk_wirausaha" FOREIGN KEY ("proposal_id") REFERENCES "wirausaha_proposal" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wirausaha_agreement_number_4ef4bf4f_like" ON "wirausaha_agreement" ("number" varchar_pattern_ops);
CREATE INDEX "wirausaha_agreement_countersigned_by_id_8e385723" ON "wirausaha_agreement" ("countersigned_by_id");
ALTER TABLE "wirausaha_accountreport" ADD CONSTRAINT "wirausaha_accountrep_proposal_id_348a2ecf_fk_wirausaha" FOREIGN KEY ("proposal_id") REFERENCES "wirausaha_proposal" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_proposalmove" ADD CONSTRAINT "wirausaha_proposalmo_by_person_id_a2f07366_fk_identity_" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_proposalmove" ADD CONSTRAINT "wirausaha_proposalmo_on_behalf_of_id_36fe3b3a_fk_identity_" FOREIGN KEY ("on_behalf_of_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_proposalmove" ADD CONSTRAINT "wirausaha_proposalmo_record_id_3698bd35_fk_wirausaha" FOREIGN KEY ("record_id") REFERENCES "wirausaha_proposal" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wirausaha_proposalmove_by_person_id_a2f07366" ON "wirausaha_proposalmove" ("by_person_id");
CREATE INDEX "wirausaha_proposalmove_on_behalf_of_id_36fe3b3a" ON "wirausaha_proposalmove" ("on_behalf_of_id");
CREATE INDEX "wirausaha_proposalmove_record_id_3698bd35" ON "wirausaha_proposalmove" ("record_id");
ALTER TABLE "wirausaha_returnpoint" ADD CONSTRAINT "wirausaha_returnpoin_proposal_id_e98667ad_fk_wirausaha" FOREIGN KEY ("proposal_id") REFERENCES "wirausaha_proposal" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wirausaha_returnpoint_proposal_id_e98667ad" ON "wirausaha_returnpoint" ("proposal_id");
ALTER TABLE "wirausaha_spendingline" ADD CONSTRAINT "wirausaha_spendingli_proposal_id_3af27bb7_fk_wirausaha" FOREIGN KEY ("proposal_id") REFERENCES "wirausaha_proposal" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_spendingline" ADD CONSTRAINT "wirausaha_spendingli_receipt_id_141980b1_fk_files_sto" FOREIGN KEY ("receipt_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wirausaha_spendingline_proposal_id_3af27bb7" ON "wirausaha_spendingline" ("proposal_id");
ALTER TABLE "wirausaha_visit" ADD CONSTRAINT "wirausaha_visit_by_person_id_733d72e5_fk_identity_person_id" FOREIGN KEY ("by_person_id") REFERENCES "identity_person" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_visit" ADD CONSTRAINT "wirausaha_visit_photo_id_97ad59ee_fk_files_storedfile_id" FOREIGN KEY ("photo_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wirausaha_visit" ADD CONSTRAINT "wirausaha_visit_proposal_id_5b2f7b54_fk_wirausaha_proposal_id" FOREIGN KEY ("proposal_id") REFERENCES "wirausaha_proposal" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wirausaha_visit_by_person_id_733d72e5" ON "wirausaha_visit" ("by_person_id");
CREATE INDEX "wirausaha_visit_proposal_id_5b2f7b54" ON "wirausaha_visit" ("proposal_id");
