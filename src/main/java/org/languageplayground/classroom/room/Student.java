package org.languageplayground.classroom.room;

import java.util.Optional;
import org.languageplayground.ui.chapter.Taught;

/**
 * Someone in a room.
 *
 * @param id the fingerprint of the seat
 * @param number in the order of joining, from 1; stands for the name where names are hidden
 * @param name a pseudonym, chosen or given
 * @param taught what the last fine-tuning came to
 */
public record Student(String id, int number, String name, Optional<Taught> taught) {

    Student having(Optional<Taught> result) {
        return new Student(id, number, name, result);
    }
}
