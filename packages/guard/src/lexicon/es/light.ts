/**
 * Words of Spanish that ask for nothing by themselves: verbs of making any text, names of the task, emphasis.
 */
export const LIGHT = `
escribir escribe escribes escriba escriban escribas escribí escribid escribiendo escrito escrita escritos escritas escríbeme escribeme escríbelo escríbela escríbame escribirme escribirlo
redactar redacta redacte redactes redacten redactá redactame redáctame redáctalo redactado redactada redactando
hacer haz haga hagas hagan hacé hagamos haciendo hecho hecha hazme hazlo hazla hágame hágalo haceme hacerme hacerlo hace hacen hicieras hiciera
dar da dé den des das dando dado dada dados dame deme denme danos darme darnos darle dale
generar genera genere generes generen generá generando generado generada generame genérame
crear crea cree crees creá creando creado creada créame creame créalo crearme
elaborar elabora elabore elabores elaborá elaborado elaborada elaborando
preparar prepara prepare prepares prepárame preparame preparado preparada
producir produce produzca produzcas produciendo producido producida
realizar realiza realice realices realizando realizado realizada
proporcionar proporciona proporcione proporciones proporcioname proporcióname proporcionando proporcionado proporcionada
ofrecer ofrece ofrezca ofrezcas ofreciendo ofréceme brindar brinda brinde facilitar facilita facilite aportar aporta aporte
entregar entrega entregue entregues entregando devolver devuelve devuelva devuelvas devolviendo devuélveme devuelto devuelta retornar retorna retorne
mostrar muestra muestre muestres muéstrame muestrame mostrando presentar presenta presentes presentando presentado presentada
poner pon ponga pongas pongan poné ponme ponlo colocar coloca coloque usar usa use uses usen usá usando usado usada utilizar utiliza utilice utilices utilicen utilizá utilizando
incluir incluye incluya incluyas incluyan incluí incluyendo incluido incluida añadir añade añada añadas añadan añadí añadiendo agregar agrega agregue agregues agregá agregando
decir di diga digas digan decí diciendo dicho dime dígame digame decime decirme
responder responde responda respondas respondan respondé respondiendo respóndeme contestar contesta conteste contestes contestá contestando contéstame
respuesta respuestas contestación resultado resultados
tener tiene tienes tenga tengas tengan tengo teniendo contener contiene contenga contengas constar consta conste
querer quiero quiere quieres quisiera queremos querría quería gustaría gustaria gusta agradecería agradeceria agradezco
necesitar necesito necesita necesitas necesitamos necesitaría necesitando desear deseo deseamos desearía buscamos requiero
ayudar ayuda ayude ayudes ayúdame ayudame ayúdeme ayudarme ayudarnos ayudándome ayudás
permitir permíteme permiteme permítame dejar déjame dejame servir sirve sirva
pido pide pedimos solicitar solicito solicita petición peticiones solicitud solicitudes
tarea tareas instrucción instrucciones indicación indicaciones consigna prompt
siguiente siguientes continuación abajo adjunto adjunta adjuntos arriba debajo proporcionados proporcionadas facilitado
texto textos contenido cosa cosas algo tema temas caso casos manera maneras forma formas modo modos vez tipo tipos parte
hola buenos buenas estimado estimada
importante importantes fundamental esencial crucial vital recuerda recuerde recuerdes recordar recordá
correspondiente correspondientes respectivo respectiva respectivos respectivas propio propia propios propias dicha dichos dichas tal tales
muy bien realmente verdaderamente simplemente básicamente basicamente obviamente evidentemente sinceramente honestamente francamente sumamente
vale ok okay bueno mira oye venga seguir sigue siga sigas seguí
resultar resulta suponer supongo creer creo pienso considero imagino sabes sabe sé
dilo dila dilos dilas ponla ponlos hazlos hazlas tenlo tenla dámelo dámela
`;
