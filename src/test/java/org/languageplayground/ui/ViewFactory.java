package org.languageplayground.ui;

import com.vaadin.browserless.mocks.MockService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.server.VaadinService;
import java.util.function.Supplier;

/** Makes one view in tests without a browser, as Spring would; tests of the whole application leave views to Spring. */
public abstract class ViewFactory implements InstantiatorFactory {
    private final Class<?> view;
    private final Supplier<?> make;

    protected <V extends Component> ViewFactory(Class<V> view, Supplier<V> make) {
        this.view = view;
        this.make = make;
    }

    @Override
    public Instantiator createInstantitor(VaadinService service) {
        if (!(service instanceof MockService)) {
            return null;
        }
        return new DefaultInstantiator(service) {
            @Override
            public <T> T getOrCreate(Class<T> type) {
                return type == view ? type.cast(make.get()) : super.getOrCreate(type);
            }

            @Override
            public <T extends Component> T createComponent(Class<T> type) {
                return type == view ? getOrCreate(type) : super.createComponent(type);
            }
        };
    }
}
