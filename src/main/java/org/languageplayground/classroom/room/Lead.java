package org.languageplayground.classroom.room;

/**
 * A teacher's hold on a room, in one browser session.
 *
 * @param key that the teacher keeps, and no one else has
 * @param term in which the lead was claimed; over as soon as it is claimed elsewhere
 */
public record Lead(String code, String key, long term) {}
