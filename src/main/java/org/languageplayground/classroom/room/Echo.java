package org.languageplayground.classroom.room;

import com.hazelcast.map.EntryProcessor;
import java.io.Serial;
import java.util.Map;

/** Leaves a room as it is, so that all who watch it are told of it again, in the order of its other changes. Answers whether it is there. */
final class Echo implements EntryProcessor<String, String, Boolean> {
    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public Boolean process(Map.Entry<String, String> entry) {
        if (entry.getValue() == null) {
            return false;
        }
        entry.setValue(entry.getValue());
        return true;
    }
}
