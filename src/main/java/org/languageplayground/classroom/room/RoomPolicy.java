package org.languageplayground.classroom.room;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.spi.merge.MergingValue;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;

/** Heals a split of the cluster: each room by {@link RoomMerge}. */
public final class RoomPolicy implements SplitBrainMergePolicy<String, MergingValue<String>, Object> {

    @Override
    public Object merge(MergingValue<String> merging, MergingValue<String> existing) {
        if (existing == null) {
            return merging.getRawValue();
        }
        Room merged = RoomMerge.merge(
                RoomFormat.read(existing.getDeserializedValue()), RoomFormat.read(merging.getDeserializedValue()));
        return RoomFormat.write(merged);
    }

    @Override
    public void writeData(ObjectDataOutput out) {
        // has nothing to tell
    }

    @Override
    public void readData(ObjectDataInput in) {
        // has nothing to tell
    }
}
