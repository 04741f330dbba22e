package org.languageplayground.finetuning.cost;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.quantization.FourBitType;
import org.languageplayground.ui.QueryReader;

/** Which matrix is quantised, and how; it stands in the URL. */
record QuantizationState(Place place, FourBitType type) {
    private static final int LAYERS = 3;
    private static final String PLACE = "quantised";
    private static final String TYPE = "type";

    /**
     * A matrix that is quantised as one.
     *
     * @param layer from 0
     * @param target query stands for query, key and value, which are one matrix
     */
    record Place(int layer, Target target) {
        /** All of the model. */
        static final List<Place> ALL = IntStream.range(0, LAYERS)
                .boxed()
                .flatMap(layer -> Arrays.stream(Target.values())
                        .filter(target -> target == Target.QUERY || !target.fused())
                        .map(target -> new Place(layer, target)))
                .toList();

        private String id() {
            return layer + 1 + "." + key();
        }

        String key() {
            return target.name().toLowerCase(Locale.ROOT).replace("_", "");
        }
    }

    static final QuantizationState FIRST =
            new QuantizationState(new Place(1, Target.MLP_INPUT), FourBitType.NORMAL_FLOAT);

    QuantizationState withPlace(Place newPlace) {
        return new QuantizationState(newPlace, type);
    }

    QuantizationState withType(FourBitType newType) {
        return new QuantizationState(place, newType);
    }

    void write(Map<String, String> parameters) {
        parameters.put(PLACE, place.id());
        parameters.put(TYPE, key(type));
    }

    static QuantizationState read(QueryReader query, QuantizationState start) {
        return new QuantizationState(
                query.one(PLACE, QuantizationState::place, start.place),
                query.one(TYPE, QuantizationState::type, start.type));
    }

    private static Optional<Place> place(String id) {
        return Place.ALL.stream().filter(place -> place.id().equals(id)).findFirst();
    }

    private static Optional<FourBitType> type(String key) {
        return Arrays.stream(FourBitType.values())
                .filter(type -> key(type).equals(key))
                .findFirst();
    }

    /** "nf4", "int4" or "fp4". */
    static String key(FourBitType type) {
        return switch (type) {
            case NORMAL_FLOAT -> "nf4";
            case INTEGER -> "int4";
            case FLOAT -> "fp4";
        };
    }
}
