package org.languageplayground.classroom.lesson.play;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.languageplayground.classroom.lesson.plan.Lesson;
import org.springframework.stereotype.Service;

/** The lessons that are given in one browser: as a rule one, with its notes in another window. */
@Service
@VaadinSessionScope
public class LessonPlays {
    private static final int MOST = 5;
    private static final int ID_BITS = 40;
    private static final int ID_RADIX = 36;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Map<String, LessonPlay> plays = new LinkedHashMap<>();

    public LessonPlays() {
        this(InstantSource.system());
    }

    LessonPlays(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins a lesson; of too many the oldest ends. */
    public synchronized LessonPlay start(Lesson lesson) {
        plays.values().removeIf(LessonPlay::over);
        if (plays.size() == MOST) {
            plays.remove(plays.keySet().iterator().next()).end();
        }
        String id = Long.toString(random.nextLong(1L << ID_BITS), ID_RADIX);
        LessonPlay play = new LessonPlay(id, lesson, clock);
        plays.put(id, play);
        return play;
    }

    /** The lesson of that id, as long as it goes on. */
    public synchronized Optional<LessonPlay> find(String id) {
        return Optional.ofNullable(plays.get(id)).filter(Predicate.not(LessonPlay::over));
    }
}
