# The day: batches, today, the first start, the door.

ui-story-batch = In one batch: { $steps }
ui-story-then = { $before } { $after }
