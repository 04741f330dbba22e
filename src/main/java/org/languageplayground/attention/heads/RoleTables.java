package org.languageplayground.attention.heads;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.languageplayground.transformer.measure.RoleTable;
import org.springframework.stereotype.Service;

/** What the heads of the models were found to do, measured once for all visitors. */
@Service
public class RoleTables {
    private final Map<Which, RoleTable> tables = new ConcurrentHashMap<>();

    /** A model by its name, or random weights in its shape. */
    record Which(String model, boolean untrained) {}

    Optional<RoleTable> of(Which which) {
        return Optional.ofNullable(tables.get(which));
    }

    void keep(Which which, RoleTable table) {
        tables.put(which, table);
    }
}
