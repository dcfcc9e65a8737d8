import { render } from 'preact';
import '../style/base.css';
import '../style/workspace.css';
import '../style/turn.css';
import { preferredLanguage } from '../language.ts';
import { Workspace } from './workspace.tsx';

const root = document.querySelector('#app');
if (root === null) throw new Error('the page has no #app');
root.replaceChildren();
render(<Workspace first={preferredLanguage()} />, root);
