import { render } from 'preact';
import '../style/base.css';
import '../style/workspace.css';

render(<p>…</p>, document.querySelector('#app') ?? document.body);
