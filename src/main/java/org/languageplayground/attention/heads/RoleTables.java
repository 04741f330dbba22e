package org.languageplayground.attention.heads;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.languageplayground.attention.reading.ShownModel;
import org.languageplayground.transformer.measure.RoleTable;
import org.springframework.stereotype.Service;

/** What the heads of the models were found to do, measured once for all visitors. */
@Service
public class RoleTables {
    private final Map<ShownModel, RoleTable> tables = new ConcurrentHashMap<>();

    Optional<RoleTable> of(ShownModel model) {
        return Optional.ofNullable(tables.get(model));
    }

    void keep(ShownModel model, RoleTable table) {
        tables.put(model, table);
    }
}
