import { App } from './app';
import { followTheme } from './theme';
import { toastError } from './toasts';

followTheme();
new App(document.getElementById('app')!).start().catch(toastError);
