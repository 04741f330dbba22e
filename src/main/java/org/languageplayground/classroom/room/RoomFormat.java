package org.languageplayground.classroom.room;

import tools.jackson.databind.json.JsonMapper;

/** Rooms as they travel between nodes: JSON, which no receiver runs. */
final class RoomFormat {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RoomFormat() {}

    static String write(Room room) {
        return JSON.writeValueAsString(room);
    }

    static Room read(String json) {
        return JSON.readValue(json, Room.class);
    }
}
