DROP INDEX "dataset_items_page_idx";--> statement-breakpoint
CREATE INDEX "dataset_items_newest_idx" ON "dataset_items" USING btree ("dataset_id","id") WHERE "dataset_items"."removed_in" is null;--> statement-breakpoint
CREATE INDEX "dataset_items_page_idx" ON "dataset_items" USING btree ("dataset_id","id");